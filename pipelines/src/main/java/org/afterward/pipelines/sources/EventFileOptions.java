package org.afterward.pipelines.sources;

import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** The files of events that a job reads. */
public interface EventFileOptions extends JobOptions {

  @Description(
      "Files of exposures: JSON lines (.jsonl, also .gz or .zst) or Parquet (.parquet). Other"
          + " events in them are taken too")
  @Placeholder("GLOB")
  @Nullable String getExposures();

  void setExposures(@Nullable String exposures);

  @Description("Files of user events, in the same forms. Exposures in them are taken too")
  @Placeholder("GLOB")
  @Nullable String getActivity();

  void setActivity(@Nullable String activity);

  @Description("Files of predictions, in the same forms. Other events in them are taken too")
  @Placeholder("GLOB")
  @Nullable String getPredictions();

  void setPredictions(@Nullable String predictions);
}
