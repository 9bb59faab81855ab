package org.afterward.pipelines.explain;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.rewards.RewardRuleOptions;
import org.afterward.pipelines.sources.EventFileOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What the explain job can be told. */
public interface ExplainOptions extends RewardRuleOptions, EventFileOptions {

  /**
   * How an explanation is printed. Public, as the types of options must be: Beam implements the
   * options in a package of its own.
   */
  enum Form {
    TEXT,
    JSON
  }

  @Description("The id of the exposure whose reward is explained")
  @Placeholder("ID")
  @Validation.Required
  String getExposure();

  void setExposure(String exposure);

  @Description("Who gets the credit: full, last, first, linear or linked")
  @Placeholder("POLICY")
  @Default.String("full")
  String getCredit();

  void setCredit(String credit);

  @Description("For people (text) or for machines (json, one line)")
  @Default.Enum("TEXT")
  Form getFormat();

  void setFormat(Form format);

  @Description("Show every event of long lists; without it, the first few or the nearest")
  @Default.Boolean(false)
  boolean isAll();

  void setAll(boolean all);
}
