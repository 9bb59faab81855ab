package org.afterward.pipelines.sources;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.dynamo.DynamoOptions;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Where a job's events are. At least one of these; several are taken together. */
public interface EventSourceOptions extends EventFileOptions, TopicsOptions, DynamoOptions {

  @Description(
      "Exposures out of the exposures table, of the days FROM to TO (the latter not included), as"
          + " 2024-01-08/2024-01-16")
  @Placeholder("FROM/TO")
  @Nullable String getExposureDays();

  void setExposureDays(@Nullable String days);

  @Description(
      "User events out of the app's own tables, by this mapping file; ./afterward tables --mapping"
          + " prints the one that standard takes")
  @Placeholder("standard|FILE")
  @Nullable String getAppTables();

  void setAppTables(@Nullable String mapping);
}
