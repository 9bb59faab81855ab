package org.afterward.pipelines.rewards;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.sources.ContractOptions;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** By which rule rewards are made of events. */
public interface RewardRuleOptions extends ContractOptions {

  @Description(
      "All events before this time are in the input; exposures whose horizon is later are pending."
          + " Without it, the latest event's time")
  @Placeholder("ISO")
  @Nullable String getCompleteUntil();

  void setCompleteUntil(@Nullable String completeUntil);

  @Description("A reward policy, in JSON or YAML. Without it, the standard policy")
  @Placeholder("FILE")
  @Nullable String getPolicy();

  void setPolicy(@Nullable String policy);
}
