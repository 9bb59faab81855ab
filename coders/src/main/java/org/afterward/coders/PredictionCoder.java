package org.afterward.coders;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CoderException;

/**
 * The bytes of a {@link Prediction}. One about one person has no text in the place of whom it is
 * to, which is not the same as an empty one.
 */
public final class PredictionCoder extends RecordCoder<Prediction> {

  private static final long serialVersionUID = 1;

  /** An empty name and an empty value. */
  private static final int LEAST_BYTES_OF_A_FIELD = 2;

  private static final PredictionCoder INSTANCE = new PredictionCoder();

  private PredictionCoder() {
    super(Prediction.class);
  }

  public static PredictionCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Prediction prediction, WireOutput out) throws CoderException {
    out.writeText("Prediction.predictionId", prediction.predictionId());
    out.writeLongOrNone(prediction.at());
    out.writeText("Prediction.modelName", prediction.modelName());
    out.writeText("Prediction.modelVersion", prediction.modelVersion());
    out.writeText("Prediction.fromUserId", prediction.fromUserId());
    if (prediction.isAboutOnePerson()) {
      out.writeNoText();
    } else {
      out.writeText("Prediction.toUserId", prediction.toUserId());
    }
    writeContext(prediction.context(), out);
    out.writeDouble(prediction.willAcceptProbability());
    out.writeDouble(prediction.confidenceScore());
    out.writeDouble(prediction.inferenceTimeMs());
  }

  @Override
  Prediction read(WireInput in) throws CoderException {
    String predictionId = in.readText("Prediction.predictionId");
    long at = in.readLongOrNone("Prediction.at");
    String modelName = in.readText("Prediction.modelName");
    String modelVersion = in.readText("Prediction.modelVersion");
    String fromUserId = in.readText("Prediction.fromUserId");
    boolean isAboutOnePerson = in.readsNoText();
    return new Prediction(
        predictionId,
        at,
        modelName,
        modelVersion,
        fromUserId,
        isAboutOnePerson ? "" : in.readText("Prediction.toUserId"),
        readContext(in),
        in.readDouble("Prediction.willAcceptProbability"),
        in.readDouble("Prediction.confidenceScore"),
        in.readDouble("Prediction.inferenceTimeMs"),
        isAboutOnePerson);
  }

  private static void writeContext(Map<String, String> context, WireOutput out)
      throws CoderException {
    out.writeCount(context.size());
    for (Map.Entry<String, String> field : context.entrySet()) {
      out.writeText("Prediction.context", field.getKey());
      out.writeText("Prediction.context", field.getValue());
    }
  }

  private static Map<String, String> readContext(WireInput in) throws CoderException {
    int count = in.readCount("Prediction.context", LEAST_BYTES_OF_A_FIELD);
    Map<String, String> context = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.readText("Prediction.context");
      context.put(name, in.readText("Prediction.context"));
    }
    return context;
  }
}
