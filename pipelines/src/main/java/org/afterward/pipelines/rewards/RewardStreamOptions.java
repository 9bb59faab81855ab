package org.afterward.pipelines.rewards;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.sinks.OutputFilesOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How rewards wait for what is late, and what of it goes where: on topics, which have no end. */
public interface RewardStreamOptions extends OutputFilesOptions {

  @Description(
      "On topics: how long after the end of its window a reward waits for late events, and how late"
          + " an exposure may come")
  @Placeholder("DURATION")
  @Default.String("P1D")
  String getLateness();

  void setLateness(String duration);

  @Description("On topics: how long after that a late event still corrects the reward")
  @Placeholder("DURATION")
  @Default.String("P7D")
  String getCorrections();

  void setCorrections(String duration);

  @Description("On topics: ages at which a reward is estimated early, such as P1D,P3D")
  @Placeholder("DURATIONS")
  @Nullable String getEstimates();

  void setEstimates(@Nullable String ages);

  @Description(
      "On topics: rewards are settled at the next multiple of this, so that one waking does for many")
  @Placeholder("DURATION")
  @Default.String("PT1H")
  String getAlign();

  void setAlign(String duration);
}
