package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link LoggedChoice}. */
public final class LoggedChoiceCoder extends RecordCoder<LoggedChoice> {

  private static final long serialVersionUID = 1;

  private static final LoggedChoiceCoder INSTANCE = new LoggedChoiceCoder();

  private LoggedChoiceCoder() {
    super(LoggedChoice.class);
  }

  public static LoggedChoiceCoder of() {
    return INSTANCE;
  }

  @Override
  void write(LoggedChoice choice, WireOutput out) throws CoderException {
    out.writeDouble(choice.reward());
    out.writeDouble(choice.propensity());
    out.writeDouble(choice.targetProbability());
    out.writeDouble(choice.qAction());
    out.writeDouble(choice.vTarget());
    out.writeText("LoggedChoice.userId", choice.userId());
    out.writeText("LoggedChoice.segment", choice.segment());
    out.writeDouble(choice.baselineProbability());
    out.writeDouble(choice.vBaseline());
  }

  @Override
  LoggedChoice read(WireInput in) throws CoderException {
    return new LoggedChoice(
        in.readDouble("LoggedChoice.reward"),
        in.readDouble("LoggedChoice.propensity"),
        in.readDouble("LoggedChoice.targetProbability"),
        in.readDouble("LoggedChoice.qAction"),
        in.readDouble("LoggedChoice.vTarget"),
        in.readText("LoggedChoice.userId"),
        in.readText("LoggedChoice.segment"),
        in.readDouble("LoggedChoice.baselineProbability"),
        in.readDouble("LoggedChoice.vBaseline"));
  }
}
