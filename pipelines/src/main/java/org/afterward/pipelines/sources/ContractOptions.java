package org.afterward.pipelines.sources;

import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** Which events are taken. */
public interface ContractOptions extends JobOptions {

  @Description("The strategy ids that the catalogue has, as FIRST-LAST")
  @Placeholder("RANGE")
  @Default.String("1-15")
  String getStrategies();

  void setStrategies(String strategies);

  @Description(
      "The context layouts that exposures may follow, in place of layout 1, which is called"
          + " standard; an exposure that names none is of layout 1")
  @Placeholder("FILE,...")
  @Default.String(LayoutOption.STANDARD)
  String getLayout();

  void setLayout(String files);

  @Description(
      "How much later than its arrival in its topic an event may claim to be; off for a topic that"
          + " is filled with history")
  @Placeholder("DURATION|off")
  @Default.String("PT5M")
  String getClockSkew();

  void setClockSkew(String skew);
}
