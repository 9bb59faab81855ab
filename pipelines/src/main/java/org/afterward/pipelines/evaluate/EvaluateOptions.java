package org.afterward.pipelines.evaluate;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.policies.PolicyOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What the evaluating job can be told. */
public interface EvaluateOptions extends OutputOptions, PolicyOptions, GateOptions {

  @Description(
      "The logged choices: files, folders or globs of CSV, JSON lines or Parquet, with commas"
          + " between; with reward, propensity, target_probability and, where known, q_action,"
          + " v_target, user_id, segment, baseline_probability, v_baseline")
  @Placeholder("GLOB")
  @Nullable String getLogged();

  void setLogged(@Nullable String globs);

  @Description(
      "Rewards with the contexts of their exposures, instead of --logged: the folder training/rewards"
          + " of rewards --training, or JSON lines of rewards; each reward once. The policy is that"
          + " of --models or --rules")
  @Placeholder("GLOB")
  @Nullable String getRewards();

  void setRewards(@Nullable String glob);

  @Description("Of --rewards, the first moment of the exposures that are judged by")
  @Placeholder("ISO")
  @Nullable String getFrom();

  void setFrom(@Nullable String time);

  @Description("Of --rewards, the first moment after the exposures that are judged by")
  @Placeholder("ISO")
  @Nullable String getUntil();

  void setUntil(@Nullable String time);

  @Description(
      "Whose credit the rewards give: full, last, first, linear or linked; without it, as those that"
          + " the models were learned from, or full")
  @Nullable String getCredit();

  void setCredit(@Nullable String credit);

  @Description(
      "The rewards' policy: its file, or as NAME@HASH what rewards call it; without it, that of the"
          + " rewards that the models were learned from, or the standard one")
  @Placeholder("FILE")
  @Nullable String getPolicy();

  void setPolicy(@Nullable String policy);

  @Description(
      "Of --rewards, a position of the contexts by which choices are judged in two parts too: as"
          + " is_new_user, for what is true and what is not, or days_since_join:30, for from 30 on"
          + " and below")
  @Placeholder("POSITION")
  @Nullable String getSegment();

  void setSegment(@Nullable String position);

  @Description(
      "Of --rewards, what the policy is compared with beside what was logged: logged (nothing else),"
          + " uniform, rules:FILE, rules:standard, or models:DIR by the same --rule")
  @Placeholder("POLICY")
  @Default.String("logged")
  String getAgainst();

  void setAgainst(String policy);

  @Description("The largest weight that clipped_ipw knows")
  @Default.Double(10)
  double getClip();

  void setClip(double weight);

  @Description("The largest weight that switch_dr believes")
  @Default.Double(10)
  double getSwitchAt();

  void setSwitchAt(double weight);

  @Description("How sure the intervals are")
  @Default.Double(0.95)
  double getConfidence();

  void setConfidence(double confidence);

  @Description("How many replicates the bootstrap has; 0 for no bootstrap")
  @Default.Integer(200)
  int getReplicates();

  void setReplicates(int replicates);

  @Description("The seed of the bootstrap; the same one gives the same intervals")
  @Default.Long(1)
  long getSeed();

  void setSeed(long seed);

  @Description("End with exit code 3 where all is done, but the gate refuses the policy")
  @Default.Boolean(false)
  boolean isFailOnRefusal();

  void setFailOnRefusal(boolean fail);
}
