package org.afterward.pipelines.predictions;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.health.HealthOptions;
import org.afterward.pipelines.sinks.OutputFilesOptions;
import org.afterward.pipelines.sources.ContractOptions;
import org.afterward.pipelines.sources.CorrectionOptions;
import org.afterward.pipelines.sources.EventSourceOptions;
import org.afterward.pipelines.sources.TopicEndOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the job of predictions can be told. */
public interface PredictionsOptions
    extends EventSourceOptions,
        TopicEndOptions,
        ContractOptions,
        CorrectionOptions,
        PredictionSinkOptions,
        OutputFilesOptions,
        HealthOptions {

  @Description(
      "All events before this time are in the input; predictions whose horizon is later are pending."
          + " Without it, the time of the latest prediction or answer. Not on topics as they grow")
  @Placeholder("ISO")
  @Nullable String getCompleteUntil();

  void setCompleteUntil(@Nullable String completeUntil);

  @Description("How long after a prediction its answer is waited for")
  @Placeholder("DURATION")
  @Default.String("P3D")
  String getHorizon();

  void setHorizon(String duration);

  @Description(
      "A prediction is correct if its probability is less than this away from what came, 0 or 1")
  @Default.Double(0.2)
  double getTolerance();

  void setTolerance(double tolerance);

  @Description("From which probability on a model says yes, for accuracy, precision, recall and F1")
  @Default.Double(0.5)
  double getThreshold();

  void setThreshold(double threshold);

  @Description("The time zone whose days models are scored by")
  @Placeholder("ZONE")
  @Default.String("UTC")
  String getZone();

  void setZone(String zone);

  @Description("How the results are written: json (lines) or parquet")
  @Default.Enum("JSON")
  FileFormat getFormat();

  void setFormat(FileFormat format);
}
