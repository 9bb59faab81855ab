package org.afterward.pipelines.rewards;

import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** What decides which rewards there are: the events, and the rule. */
public interface RewardRuleOptions extends JobOptions {

  @Description(
      "Files of exposures: JSON lines (.jsonl, also .gz or .zst) or Parquet (.parquet). Other"
          + " events in them are taken too")
  @Placeholder("GLOB")
  @Validation.Required
  String getExposures();

  void setExposures(String exposures);

  @Description("Files of user events, in the same forms. Exposures in them are taken too")
  @Placeholder("GLOB")
  @Validation.Required
  String getActivity();

  void setActivity(String activity);

  @Description(
      "All events before this time are in the files; exposures whose horizon is later are pending."
          + " Without it, the latest event's time")
  @Placeholder("ISO")
  @Nullable String getCompleteUntil();

  void setCompleteUntil(@Nullable String completeUntil);

  @Description("A reward policy, in JSON or YAML. Without it, the standard policy")
  @Placeholder("FILE")
  @Nullable String getPolicy();

  void setPolicy(@Nullable String policy);

  @Description("The strategy ids that the catalogue has, as FIRST-LAST")
  @Placeholder("RANGE")
  @Default.String("1-15")
  String getStrategies();

  void setStrategies(String strategies);
}
