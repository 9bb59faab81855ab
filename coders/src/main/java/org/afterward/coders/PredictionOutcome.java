package org.afterward.coders;

import org.jspecify.annotations.Nullable;

/**
 * What came of a prediction: a PREDICTION with its outcome filled in.
 *
 * @param prediction the prediction it is of
 * @param horizonMs how long an answer was waited for, from {@code prediction.madeAt()}
 * @param answeredAt when the request was answered or expired, in epoch milliseconds, or {@link
 *     Event#NO_TIME} where nothing came
 * @param correct whether the probability was near enough to the outcome, or null where the model
 *     gave none
 * @param revision 0, then 1, 2, ... as late answers correct it
 * @param causedBy of a correction, the id of the event that caused it; else empty
 */
public record PredictionOutcome(
    OpenPrediction prediction,
    long horizonMs,
    Answer answer,
    long answeredAt,
    @Nullable Boolean correct,
    int revision,
    String causedBy) {

  /** When it was known: never the wall clock, so that the same input gives the same bytes. */
  public long knownAt() {
    return prediction.madeAt() + horizonMs;
  }

  /** As a reward's: mature at first, then corrected. */
  public RewardStatus status() {
    return revision == 0 ? RewardStatus.MATURE : RewardStatus.CORRECTED;
  }

  /** The same outcome as a correction of an earlier one. */
  public PredictionOutcome revised(int newRevision, String cause) {
    return new PredictionOutcome(
        prediction, horizonMs, answer, answeredAt, correct, newRevision, cause);
  }
}
