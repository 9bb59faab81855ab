package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link PredictionOutcome}. */
public final class PredictionOutcomeCoder extends RecordCoder<PredictionOutcome> {

  private static final long serialVersionUID = 1;

  private static final int NOT_KNOWN = 0;
  private static final int WRONG = 1;
  private static final int CORRECT = 2;

  private static final PredictionOutcomeCoder INSTANCE = new PredictionOutcomeCoder();

  private PredictionOutcomeCoder() {
    super(PredictionOutcome.class);
  }

  public static PredictionOutcomeCoder of() {
    return INSTANCE;
  }

  @Override
  void write(PredictionOutcome outcome, WireOutput out) throws CoderException {
    OpenPredictionCoder.of().writeWithin(outcome.prediction(), out);
    out.writeLong(outcome.horizonMs());
    out.writeCount(outcome.answer().code());
    out.writeLongOrNone(outcome.answeredAt());
    writeCorrect(outcome.correct(), out);
    out.writeLong(outcome.revision());
    out.writeText("PredictionOutcome.causedBy", outcome.causedBy());
  }

  @Override
  PredictionOutcome read(WireInput in) throws CoderException {
    return new PredictionOutcome(
        OpenPredictionCoder.of().readWithin(in),
        in.readLong("PredictionOutcome.horizonMs"),
        in.readCode("PredictionOutcome.answer", Answer::ofCode),
        in.readLongOrNone("PredictionOutcome.answeredAt"),
        readCorrect(in),
        in.readInt("PredictionOutcome.revision"),
        in.readText("PredictionOutcome.causedBy"));
  }

  private static void writeCorrect(@Nullable Boolean correct, WireOutput out)
      throws CoderException {
    out.writeCount(correct == null ? NOT_KNOWN : correct ? CORRECT : WRONG);
  }

  private static @Nullable Boolean readCorrect(WireInput in) throws CoderException {
    int code = in.readCount("PredictionOutcome.correct");
    return switch (code) {
      case NOT_KNOWN -> null;
      case WRONG -> false;
      case CORRECT -> true;
      default -> throw new CoderException("PredictionOutcome.correct has the unknown code " + code);
    };
  }
}
