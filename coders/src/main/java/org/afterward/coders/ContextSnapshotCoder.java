package org.afterward.coders;

import org.afterward.coders.ContextSnapshot.Level2;
import org.afterward.coders.ContextSnapshot.Score;
import org.afterward.coders.ContextSnapshot.Scores;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ContextSnapshot}. */
public final class ContextSnapshotCoder extends RecordCoder<ContextSnapshot> {

  private static final long serialVersionUID = 1;

  private static final ContextSnapshotCoder INSTANCE = new ContextSnapshotCoder();

  private ContextSnapshotCoder() {
    super(ContextSnapshot.class);
  }

  public static ContextSnapshotCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ContextSnapshot snapshot, WireOutput out) throws CoderException {
    out.writeText("ContextSnapshot.snapshotId", snapshot.snapshotId());
    out.writeLong(snapshot.at());
    out.writeText("ContextSnapshot.userId", snapshot.userId());
    out.writeText("ContextSnapshot.exposureId", snapshot.exposureId());
    for (Box box : Box.ALL) {
      out.writeDouble(snapshot.scores().of(box).raw());
      out.writeDouble(snapshot.scores().of(box).normalized());
    }
    ActivityCoder.of().writeWithin(snapshot.activity(), out);
    out.writeDouble(snapshot.level2().churn7dProbability());
    out.writeDouble(snapshot.level2().churn30dProbability());
    out.writeText("Level2.modelVersion", snapshot.level2().modelVersion());
    out.writeText("ContextSnapshot.policy", snapshot.policy());
    out.writeText("ContextSnapshot.populationDate", snapshot.populationDate());
    out.writeText("ContextSnapshot.layout", snapshot.context().layout());
    out.writeCount(snapshot.context().length());
    for (int i = 0; i < snapshot.context().length(); i++) {
      out.writeDouble(snapshot.context().get(i));
    }
  }

  @Override
  ContextSnapshot read(WireInput in) throws CoderException {
    return new ContextSnapshot(
        in.readText("ContextSnapshot.snapshotId"),
        in.readLong("ContextSnapshot.at"),
        in.readText("ContextSnapshot.userId"),
        in.readText("ContextSnapshot.exposureId"),
        new Scores(readScore(in), readScore(in), readScore(in), readScore(in)),
        ActivityCoder.of().readWithin(in),
        new Level2(
            in.readDouble("Level2.churn7dProbability"),
            in.readDouble("Level2.churn30dProbability"),
            in.readText("Level2.modelVersion")),
        in.readText("ContextSnapshot.policy"),
        in.readText("ContextSnapshot.populationDate"),
        readContext(in));
  }

  private static Score readScore(WireInput in) throws CoderException {
    return new Score(in.readDouble("Score.raw"), in.readDouble("Score.normalized"));
  }

  private static ContextVector readContext(WireInput in) throws CoderException {
    String layout = in.readText("ContextSnapshot.layout");
    double[] values = new double[in.readCount("ContextSnapshot.context", Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble("ContextSnapshot.context");
    }
    return ContextVector.of(layout, values);
  }
}
