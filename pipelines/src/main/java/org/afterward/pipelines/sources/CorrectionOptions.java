package org.afterward.pipelines.sources;

import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** How outcomes wait for what is late, and are corrected: on topics, which have no end. */
public interface CorrectionOptions extends LatenessOptions {

  @Description("On topics: how long after that a late event still corrects the outcome")
  @Placeholder("DURATION")
  @Default.String("P7D")
  String getCorrections();

  void setCorrections(String duration);
}
