package org.afterward.coders;

import org.afterward.coders.ProjectedMean.Mean;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ProjectedMean}. */
public final class ProjectedMeanCoder extends RecordCoder<ProjectedMean> {

  private static final long serialVersionUID = 1;

  private static final ProjectedMeanCoder INSTANCE = new ProjectedMeanCoder();

  private ProjectedMeanCoder() {
    super(ProjectedMean.class);
  }

  public static ProjectedMeanCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ProjectedMean mean, WireOutput out) throws CoderException {
    out.writeLong(mean.strategyId());
    write(mean.mature(), out);
    write(mean.immature(), out);
    out.writeDouble(mean.creditedSoFar());
    out.writeLong(mean.unprojected());
  }

  private static void write(Mean mean, WireOutput out) throws CoderException {
    out.writeLong(mean.exposures());
    out.writeDouble(mean.mean());
    out.writeDouble(mean.low());
    out.writeDouble(mean.high());
  }

  @Override
  ProjectedMean read(WireInput in) throws CoderException {
    return new ProjectedMean(
        in.readInt("ProjectedMean.strategyId"),
        readMean(in),
        readMean(in),
        in.readDouble("ProjectedMean.creditedSoFar"),
        in.readLong("ProjectedMean.unprojected"));
  }

  private static Mean readMean(WireInput in) throws CoderException {
    return new Mean(
        in.readLong("ProjectedMean.exposures"),
        in.readDouble("ProjectedMean.mean"),
        in.readDouble("ProjectedMean.low"),
        in.readDouble("ProjectedMean.high"));
  }
}
