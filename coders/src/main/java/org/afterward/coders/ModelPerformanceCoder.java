package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ModelPerformance.AtThreshold;
import org.afterward.coders.ModelPerformance.CalibrationBin;
import org.afterward.coders.ModelPerformance.InferenceTime;
import org.afterward.coders.ModelPerformance.Probabilities;
import org.afterward.coders.ModelPerformance.Stats;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ModelPerformance}. */
public final class ModelPerformanceCoder extends RecordCoder<ModelPerformance> {

  private static final long serialVersionUID = 1;

  /** Four numbers of eight bytes each, and a count. */
  private static final int LEAST_BYTES_OF_A_BIN = 4 * Double.BYTES + 1;

  private static final ModelPerformanceCoder INSTANCE = new ModelPerformanceCoder();

  private ModelPerformanceCoder() {
    super(ModelPerformance.class);
  }

  public static ModelPerformanceCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ModelPerformance performance, WireOutput out) throws CoderException {
    out.writeLong(performance.day());
    out.writeLong(performance.days());
    out.writeText("ModelPerformance.modelName", performance.modelName());
    out.writeText("ModelPerformance.modelVersion", performance.modelVersion());
    Stats stats = performance.stats();
    out.writeLong(stats.totalPredictions());
    writeAtThreshold(stats.atThreshold(), out);
    writeProbabilities(stats.probabilities(), out);
    out.writeDouble(stats.withinTolerance());
    out.writeDouble(stats.inferenceTime().avgMs());
    out.writeDouble(stats.inferenceTime().p95Ms());
    out.writeDouble(stats.inferenceTime().p95RelativeErrorAtMost());
    out.writeLong(performance.revision());
  }

  @Override
  ModelPerformance read(WireInput in) throws CoderException {
    return new ModelPerformance(
        in.readLong("ModelPerformance.day"),
        in.readInt("ModelPerformance.days"),
        in.readText("ModelPerformance.modelName"),
        in.readText("ModelPerformance.modelVersion"),
        new Stats(
            in.readLong("Stats.totalPredictions"),
            readAtThreshold(in),
            readProbabilities(in),
            in.readDouble("Stats.withinTolerance"),
            new InferenceTime(
                in.readDouble("InferenceTime.avgMs"),
                in.readDouble("InferenceTime.p95Ms"),
                in.readDouble("InferenceTime.p95RelativeErrorAtMost"))),
        in.readInt("ModelPerformance.revision"));
  }

  private static void writeAtThreshold(AtThreshold at, WireOutput out) throws CoderException {
    out.writeDouble(at.threshold());
    out.writeLong(at.truePositives());
    out.writeLong(at.falsePositives());
    out.writeLong(at.falseNegatives());
    out.writeLong(at.trueNegatives());
    out.writeDouble(at.accuracy());
    out.writeDouble(at.precision());
    out.writeDouble(at.recall());
    out.writeDouble(at.f1());
  }

  private static AtThreshold readAtThreshold(WireInput in) throws CoderException {
    return new AtThreshold(
        in.readDouble("AtThreshold.threshold"),
        in.readLong("AtThreshold.truePositives"),
        in.readLong("AtThreshold.falsePositives"),
        in.readLong("AtThreshold.falseNegatives"),
        in.readLong("AtThreshold.trueNegatives"),
        in.readDouble("AtThreshold.accuracy"),
        in.readDouble("AtThreshold.precision"),
        in.readDouble("AtThreshold.recall"),
        in.readDouble("AtThreshold.f1"));
  }

  private static void writeProbabilities(Probabilities of, WireOutput out) throws CoderException {
    out.writeDouble(of.auc());
    out.writeDouble(of.aucErrorAtMost());
    out.writeDouble(of.logLoss());
    out.writeDouble(of.brierScore());
    out.writeCount(of.calibration().size());
    for (CalibrationBin bin : of.calibration()) {
      out.writeDouble(bin.from());
      out.writeDouble(bin.to());
      out.writeLong(bin.predictions());
      out.writeDouble(bin.meanProbability());
      out.writeDouble(bin.acceptedShare());
    }
  }

  private static Probabilities readProbabilities(WireInput in) throws CoderException {
    double auc = in.readDouble("Probabilities.auc");
    double aucErrorAtMost = in.readDouble("Probabilities.aucErrorAtMost");
    double logLoss = in.readDouble("Probabilities.logLoss");
    double brierScore = in.readDouble("Probabilities.brierScore");
    int count = in.readCount("Probabilities.calibration", LEAST_BYTES_OF_A_BIN);
    List<CalibrationBin> bins = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bins.add(
          new CalibrationBin(
              in.readDouble("CalibrationBin.from"),
              in.readDouble("CalibrationBin.to"),
              in.readLong("CalibrationBin.predictions"),
              in.readDouble("CalibrationBin.meanProbability"),
              in.readDouble("CalibrationBin.acceptedShare")));
    }
    return new Probabilities(auc, aucErrorAtMost, logLoss, brierScore, bins);
  }
}
