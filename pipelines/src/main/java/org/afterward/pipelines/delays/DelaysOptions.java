package org.afterward.pipelines.delays;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.health.HealthOptions;
import org.afterward.pipelines.rewards.RewardRuleOptions;
import org.afterward.pipelines.sinks.OutputFilesOptions;
import org.afterward.pipelines.sinks.RejectionOptions;
import org.afterward.pipelines.sources.EventSourceOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What the job of delays can be told. */
public interface DelaysOptions
    extends EventSourceOptions,
        RewardRuleOptions,
        RejectionOptions,
        OutputFilesOptions,
        HealthOptions {

  @Description(
      "Only exposures shown so long before the end tell what is still to come to others, so that"
          + " they are like these; more than the policy's horizon. Delay curves are of all")
  @Placeholder("DURATION")
  @Default.String("P14D")
  String getHistory();

  void setHistory(String duration);
}
