package org.afterward.pipelines.train;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.evaluate.GateOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** What the job that learns can be told. */
public interface TrainOptions extends OutputOptions, GateOptions {

  /** Whether somebody judges. */
  enum Judging {
    ON,
    OFF
  }

  /** How the models are meant to choose. */
  enum Rule {
    THOMPSON,
    GREEDY,
    EPSILON
  }

  @Description(
      "Rewards with the contexts of their exposures: the folder training/rewards of rewards"
          + " --training, or JSON lines of rewards; each reward once")
  @Placeholder("GLOB")
  @Validation.Required
  String getRewards();

  void setRewards(String glob);

  @Description("The end of the window: exposures that were shown before it are learned from")
  @Placeholder("ISO")
  @Validation.Required
  String getAsOf();

  void setAsOf(String time);

  @Description("How long before its end the window begins")
  @Placeholder("DURATION")
  @Default.String("P30D")
  String getWindow();

  void setWindow(String duration);

  @Description(
      "How firmly coefficients are believed to be about zero: as so many rows would say it")
  @Default.Double(1)
  double getPrior();

  void setPrior(double precision);

  @Description(
      "The standard deviation of a reward around what its context lets expect; without it, it is"
          + " estimated")
  @Nullable Double getNoise();

  void setNoise(@Nullable Double noise);

  @Description("After how long a row counts half; without it all rows count the same")
  @Placeholder("DURATION")
  @Nullable String getDecay();

  void setDecay(@Nullable String halfLife);

  @Description("Whose credit the rewards give: full, last, first, linear or linked")
  @Default.String("full")
  String getCredit();

  void setCredit(String credit);

  @Description(
      "The rewards' policy: its file, or as NAME@HASH what rewards call it; without it, the standard"
          + " one")
  @Placeholder("FILE")
  @Nullable String getPolicy();

  void setPolicy(@Nullable String policy);

  @Description("What the positions of contexts mean: a layout file, or standard for layout 1")
  @Placeholder("FILE")
  @Default.String("standard")
  String getLayout();

  void setLayout(String layout);

  @Description("How many rows a strategy needs at least to be learned of")
  @Default.Long(30)
  long getMinRows();

  void setMinRows(long rows);

  @Description(
      "Say beside the errors of each model by how much they grow where the rows of a user depend on"
          + " each other; reads the rewards once more")
  @Default.Boolean(false)
  boolean isClustered();

  void setClustered(boolean clustered);

  @Description(
      "on judges the policy that the models make by the very rewards, of users that it did not learn"
          + " from, and writes no manifest where it does not pass; off writes it in any case")
  @Default.Enum("ON")
  Judging getGate();

  void setGate(Judging judging);

  @Description(
      "By about how many rows it is judged at most: those of some users, drawn by their ids, are"
          + " enough for a small error")
  @Default.Long(200_000)
  long getJudgeAtMost();

  void setJudgeAtMost(long rows);

  @Description(
      "The policy that is judged: thompson (each strategy as often as it is likely to be the best),"
          + " greedy, or epsilon (greedy, and now and then any)")
  @Default.Enum("THOMPSON")
  Rule getRule();

  void setRule(Rule rule);

  @Description("Of --rule=epsilon, the share of the requests that get any strategy")
  @Default.Double(0.1)
  double getEpsilon();

  void setEpsilon(double epsilon);

  @Description("Write the models even where the gate blocks them; the manifest says so")
  @Default.Boolean(false)
  boolean isForce();

  void setForce(boolean force);
}
