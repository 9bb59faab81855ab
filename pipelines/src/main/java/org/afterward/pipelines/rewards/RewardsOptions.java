package org.afterward.pipelines.rewards;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.files.FileFormat;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What the rewards job can be told. */
public interface RewardsOptions extends RewardRuleOptions, OutputOptions {

  @Description("How the results are written: json (lines) or parquet")
  @Default.Enum("JSON")
  FileFormat getFormat();

  void setFormat(FileFormat format);
}
