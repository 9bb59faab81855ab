package org.afterward.pipelines.evaluate;

import org.afterward.pipelines.commandline.JobOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** On which conditions logged choices may be believed. */
public interface GateOptions extends JobOptions {

  @Description("The gate: the least effective sample size")
  @Default.Double(100)
  double getLeastEss();

  void setLeastEss(double ess);

  @Description("The gate: what share of the choices the effective sample size is at least")
  @Default.Double(0.01)
  double getLeastEssShare();

  void setLeastEssShare(double share);

  @Description("The gate: how far the mean weight may be from 1")
  @Default.Double(0.1)
  double getMeanWeightTolerance();

  void setMeanWeightTolerance(double tolerance);

  @Description("The gate: which share of the choices may lack a propensity")
  @Default.Double(0.05)
  double getMostWithoutPropensity();

  void setMostWithoutPropensity(double share);

  @Description("The gate: how large a weight may be")
  @Default.Double(1000)
  double getMostWeight();

  void setMostWeight(double weight);
}
