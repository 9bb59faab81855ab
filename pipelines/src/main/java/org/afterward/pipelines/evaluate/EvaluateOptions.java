package org.afterward.pipelines.evaluate;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What the evaluating job can be told. */
public interface EvaluateOptions extends OutputOptions, GateOptions {

  @Description(
      "The logged choices: files, folders or globs of CSV, JSON lines or Parquet, with commas"
          + " between; with reward, propensity, target_probability and, where known, q_action,"
          + " v_target, user_id, segment")
  @Placeholder("GLOB")
  @Validation.Required
  String getLogged();

  void setLogged(String globs);

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
