package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link Reward}. */
public final class RewardCoder extends RecordCoder<Reward> {

  private static final long serialVersionUID = 1;

  private static final int CHURNED = 1;
  private static final int STILL_ACTIVE = 2;

  private static final int ACCOUNT_CLOSED = 1;

  /** Its code, its amount and its count. */
  private static final int LEAST_BYTES_OF_A_SPEND = 3;

  private static final RewardCoder INSTANCE = new RewardCoder();

  private RewardCoder() {
    super(Reward.class);
  }

  public static RewardCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Reward reward, WireOutput out) throws CoderException {
    OpenExposureCoder.of().writeWithin(reward.exposure(), out);
    out.writeLong(reward.horizonMs());
    writeParts(reward.parts(), out);
    writeEvidence(reward.evidence(), out);
    writeActions(reward.actions(), out);
    writeState(reward.state(), out);
    out.writeText("Reward.policy", reward.policy());
    out.writeCount(reward.attribution().code());
    out.writeCount(reward.status().code());
    out.writeLong(reward.revision());
    out.writeLongOrNone(reward.completeUntil());
    out.writeLongOrNone(reward.deltaMicros());
    out.writeText("Reward.causedBy", reward.causedBy());
    LineageCoder.of().writeWithin(reward.lineage(), out);
  }

  @Override
  Reward read(WireInput in) throws CoderException {
    return new Reward(
        OpenExposureCoder.of().readWithin(in),
        in.readLong("Reward.horizonMs"),
        readParts(in),
        readEvidence(in),
        readActions(in),
        readState(in),
        in.readText("Reward.policy"),
        in.readCode("Reward.attribution", CreditPolicy::ofCode),
        in.readCode("Reward.status", RewardStatus::ofCode),
        in.readInt("Reward.revision"),
        in.readLongOrNone("Reward.completeUntil"),
        in.readLongOrNone("Reward.deltaMicros"),
        in.readText("Reward.causedBy"),
        LineageCoder.of().readWithin(in));
  }

  private static void writeParts(RewardParts parts, WireOutput out) throws CoderException {
    writeSpend(parts.spend(), out);
    out.writeLong(parts.retentionMicros());
    out.writeLong(parts.matchMicros());
    out.writeLong(parts.churnMicros());
    out.writeLong(parts.frustrationMicros());
  }

  private static RewardParts readParts(WireInput in) throws CoderException {
    return new RewardParts(
        readSpend(in),
        in.readLong("Reward.parts.retentionMicros"),
        in.readLong("Reward.parts.matchMicros"),
        in.readLong("Reward.parts.churnMicros"),
        in.readLong("Reward.parts.frustrationMicros"));
  }

  /**
   * Only the types on which something was spent: mostly none, and new types need no new version.
   */
  private static void writeSpend(SpendTotals spend, WireOutput out) throws CoderException {
    int spentOn = 0;
    for (SpendType type : SpendType.ALL) {
      spentOn += isSpentOn(type, spend) ? 1 : 0;
    }
    out.writeCount(spentOn);
    for (SpendType type : SpendType.ALL) {
      if (isSpentOn(type, spend)) {
        out.writeCount(type.code());
        out.writeLong(spend.micros(type));
        out.writeLong(spend.count(type));
      }
    }
  }

  private static boolean isSpentOn(SpendType type, SpendTotals spend) {
    return spend.micros(type) != 0 || spend.count(type) != 0;
  }

  private static SpendTotals readSpend(WireInput in) throws CoderException {
    int spentOn = in.readCount("Reward.parts.spend", LEAST_BYTES_OF_A_SPEND);
    if (spentOn == 0) {
      return SpendTotals.none();
    }
    long[] micros = new long[SpendType.ALL.size()];
    int[] counts = new int[SpendType.ALL.size()];
    for (int i = 0; i < spentOn; i++) {
      int position = SpendType.ALL.indexOf(in.readCode("Reward.parts.spend", SpendType::ofCode));
      micros[position] = in.readLong("Reward.parts.spend.micros");
      counts[position] = in.readInt("Reward.parts.spend.counts");
    }
    return SpendTotals.of(micros, counts);
  }

  private static void writeEvidence(RewardEvidence evidence, WireOutput out) throws CoderException {
    out.writeLong(evidence.lastOwnActionAt());
    out.writeCount(evidence.accountClosed() ? ACCOUNT_CLOSED : 0);
    out.writeLong(evidence.longestRejectionRun());
    out.writeLong(evidence.microMatches());
  }

  private static RewardEvidence readEvidence(WireInput in) throws CoderException {
    return new RewardEvidence(
        in.readLong("Reward.evidence.lastOwnActionAt"),
        in.readFlags("Reward.evidence", ACCOUNT_CLOSED) != 0,
        in.readInt("Reward.evidence.longestRejectionRun"),
        in.readLong("Reward.evidence.microMatches"));
  }

  private static void writeActions(ActionSummary actions, WireOutput out) throws CoderException {
    out.writeLong(actions.profilesViewed());
    out.writeLong(actions.likesSent());
    out.writeLong(actions.superLikesSent());
    out.writeLong(actions.friendRequestsSent());
    out.writeLong(actions.matchesEstablished());
    out.writeLong(actions.chatActivated());
  }

  private static ActionSummary readActions(WireInput in) throws CoderException {
    return new ActionSummary(
        in.readInt("Reward.actions.profilesViewed"),
        in.readInt("Reward.actions.likesSent"),
        in.readInt("Reward.actions.superLikesSent"),
        in.readInt("Reward.actions.friendRequestsSent"),
        in.readInt("Reward.actions.matchesEstablished"),
        in.readInt("Reward.actions.chatActivated"));
  }

  private static void writeState(UserStateChange state, WireOutput out) throws CoderException {
    out.writeCount((state.churned() ? CHURNED : 0) | (state.stillActive() ? STILL_ACTIVE : 0));
    out.writeLongOrNone(state.lastLoginDay());
    out.writeLong(state.sessions());
  }

  private static UserStateChange readState(WireInput in) throws CoderException {
    int flags = in.readFlags("Reward.state", CHURNED | STILL_ACTIVE);
    return new UserStateChange(
        (flags & CHURNED) != 0,
        (flags & STILL_ACTIVE) != 0,
        in.readLongOrNone("Reward.state.lastLoginDay"),
        in.readInt("Reward.state.sessions"));
  }
}
