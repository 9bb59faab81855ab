package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link LedgerDay}. */
public final class LedgerDayCoder extends RecordCoder<LedgerDay> {

  private static final long serialVersionUID = 1;

  private static final LedgerDayCoder INSTANCE = new LedgerDayCoder();

  private LedgerDayCoder() {
    super(LedgerDay.class);
  }

  public static LedgerDayCoder of() {
    return INSTANCE;
  }

  @Override
  void write(LedgerDay ledger, WireOutput out) throws CoderException {
    out.writeLong(ledger.day());
    out.writeText("LedgerDay.policy", ledger.policy());
    out.writeCount(ledger.attribution().code());
    out.writeLong(ledger.values());
    out.writeLong(ledger.seenMicros());
    out.writeLong(ledger.creditedMicros());
    out.writeLong(ledger.uncreditedMicros());
  }

  @Override
  LedgerDay read(WireInput in) throws CoderException {
    return new LedgerDay(
        in.readLong("LedgerDay.day"),
        in.readText("LedgerDay.policy"),
        in.readCode("LedgerDay.attribution", CreditPolicy::ofCode),
        in.readLong("LedgerDay.values"),
        in.readLong("LedgerDay.seenMicros"),
        in.readLong("LedgerDay.creditedMicros"),
        in.readLong("LedgerDay.uncreditedMicros"));
  }
}
