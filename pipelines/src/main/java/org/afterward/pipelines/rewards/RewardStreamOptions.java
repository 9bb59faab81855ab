package org.afterward.pipelines.rewards;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.sinks.OutputFilesOptions;
import org.afterward.pipelines.sources.CorrectionOptions;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How rewards wait for what is late, and what of it goes where: on topics, which have no end. */
public interface RewardStreamOptions extends CorrectionOptions, OutputFilesOptions {

  @Description("On topics: ages at which a reward is estimated early, such as P1D,P3D")
  @Placeholder("DURATIONS")
  @Nullable String getEstimates();

  void setEstimates(@Nullable String ages);
}
