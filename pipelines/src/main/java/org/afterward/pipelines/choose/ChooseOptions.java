package org.afterward.pipelines.choose;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What the job that chooses can be told. */
public interface ChooseOptions extends OutputOptions {

  /** How a strategy is chosen. */
  enum Rule {
    THOMPSON,
    GREEDY,
    EPSILON,
    UNIFORM
  }

  @Description(
      "Exposures, or as much of them as a choice needs: exposure_id, user_context_vector and"
          + " context_layout")
  @Placeholder("GLOB")
  @Validation.Required
  String getContexts();

  void setContexts(String glob);

  @Description("The folder of models that train wrote")
  @Placeholder("DIR")
  @Validation.Required
  String getModels();

  void setModels(String folder);

  @Description(
      "thompson (each as often as it is likely to be the best), greedy, epsilon (greedy, and now and"
          + " then any), or uniform")
  @Default.Enum("THOMPSON")
  Rule getRule();

  void setRule(Rule rule);

  @Description("Of --rule=epsilon, the share of the requests that get any strategy")
  @Default.Double(0.1)
  double getEpsilon();

  void setEpsilon(double epsilon);

  @Description("Of what the choices are drawn: the same seed and id, the same choice")
  @Default.Long(0)
  long getSeed();

  void setSeed(long seed);
}
