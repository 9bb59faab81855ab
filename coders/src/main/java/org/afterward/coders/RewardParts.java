package org.afterward.coders;

/** What a reward is made of, in micro-units of in-app currency; penalties are negative or zero. */
public record RewardParts(
    SpendTotals spend,
    long retentionMicros,
    long matchMicros,
    long churnMicros,
    long frustrationMicros) {

  public long totalMicros() {
    return spend.totalMicros() + retentionMicros + matchMicros + churnMicros + frustrationMicros;
  }
}
