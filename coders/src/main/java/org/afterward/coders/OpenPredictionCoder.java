package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of an {@link OpenPrediction}. */
public final class OpenPredictionCoder extends RecordCoder<OpenPrediction> {

  private static final long serialVersionUID = 1;

  private static final OpenPredictionCoder INSTANCE = new OpenPredictionCoder();

  private OpenPredictionCoder() {
    super(OpenPrediction.class);
  }

  public static OpenPredictionCoder of() {
    return INSTANCE;
  }

  @Override
  void write(OpenPrediction prediction, WireOutput out) throws CoderException {
    out.writeText("OpenPrediction.predictionId", prediction.predictionId());
    out.writeLong(prediction.madeAt());
    out.writeText("OpenPrediction.modelName", prediction.modelName());
    out.writeText("OpenPrediction.modelVersion", prediction.modelVersion());
    out.writeText("OpenPrediction.fromUserId", prediction.fromUserId());
    out.writeText("OpenPrediction.toUserId", prediction.toUserId());
    out.writeDouble(prediction.willAcceptProbability());
    out.writeDouble(prediction.confidenceScore());
    out.writeDouble(prediction.inferenceTimeMs());
  }

  @Override
  OpenPrediction read(WireInput in) throws CoderException {
    return new OpenPrediction(
        in.readText("OpenPrediction.predictionId"),
        in.readLong("OpenPrediction.madeAt"),
        in.readText("OpenPrediction.modelName"),
        in.readText("OpenPrediction.modelVersion"),
        in.readText("OpenPrediction.fromUserId"),
        in.readText("OpenPrediction.toUserId"),
        in.readDouble("OpenPrediction.willAcceptProbability"),
        in.readDouble("OpenPrediction.confidenceScore"),
        in.readDouble("OpenPrediction.inferenceTimeMs"));
  }
}
