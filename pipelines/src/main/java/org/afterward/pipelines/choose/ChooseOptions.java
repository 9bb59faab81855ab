package org.afterward.pipelines.choose;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.policies.PolicyOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What the job that chooses can be told. */
public interface ChooseOptions extends OutputOptions, PolicyOptions {

  @Description(
      "Exposures, or as much of them as a choice needs: exposure_id, user_context_vector and"
          + " context_layout")
  @Placeholder("GLOB")
  @Validation.Required
  String getContexts();

  void setContexts(String glob);

  @Description("Of what the choices are drawn: the same seed and id, the same choice")
  @Default.Long(0)
  long getSeed();

  void setSeed(long seed);
}
