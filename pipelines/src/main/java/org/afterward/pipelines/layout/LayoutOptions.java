package org.afterward.pipelines.layout;

import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.sources.LayoutOption;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** What is to be done with layouts. */
public interface LayoutOptions extends JobOptions {

  @Description("Print what each position of a layout means")
  @Default.Boolean(false)
  boolean isDescribe();

  void setDescribe(boolean describe);

  @Description("Say whether a file is a right layout")
  @Placeholder("FILE")
  @Nullable String getCheck();

  void setCheck(@Nullable String file);

  @Description("Print the standard layout as a file to begin with")
  @Default.Boolean(false)
  boolean isTemplate();

  void setTemplate(boolean template);

  @Description("The layouts to describe; standard is layout 1")
  @Placeholder("FILE,...")
  @Default.String(LayoutOption.STANDARD)
  String getLayout();

  void setLayout(String files);
}
