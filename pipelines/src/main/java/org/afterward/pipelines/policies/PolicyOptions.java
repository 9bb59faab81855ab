package org.afterward.pipelines.policies;

import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** By what a strategy is chosen. */
public interface PolicyOptions extends JobOptions {

  /** How a strategy is chosen, once it is known what each is worth. */
  enum Rule {
    THOMPSON,
    GREEDY,
    EPSILON,
    UNIFORM
  }

  @Description(
      "The folder of models that train wrote: what is chosen by, or, with --rules, what says what"
          + " choices are worth")
  @Placeholder("DIR")
  @Nullable String getModels();

  void setModels(@Nullable String folder);

  @Description(
      "The rules to choose by, where there are no models yet: a file, or standard for those of"
          + " layout 1 and the simulated app")
  @Placeholder("FILE")
  @Nullable String getRules();

  void setRules(@Nullable String file);

  @Description(
      "How models are chosen by: thompson (each as often as it is likely to be the best; without the"
          + " option, this one), greedy, epsilon (greedy, and now and then any), or uniform")
  @Nullable Rule getRule();

  void setRule(@Nullable Rule rule);

  @Description("Of --rule=epsilon, the share of the requests that get any strategy")
  @Default.Double(0.1)
  double getEpsilon();

  void setEpsilon(double epsilon);

  @Description(
      "Among which strategies uniform chooses, with commas between; without it, those that there are"
          + " models of, or that the rules choose")
  @Placeholder("IDS")
  @Nullable String getStrategyIds();

  void setStrategyIds(@Nullable String ids);

  @Description("What the positions of contexts mean: a layout file, or standard for layout 1")
  @Placeholder("FILE")
  @Default.String("standard")
  String getLayout();

  void setLayout(String layout);
}
