package org.afterward.pipelines.explain;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.EventPartReader;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.pipelines.rewards.RewardRule;
import org.afterward.pipelines.sources.CreditOption;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.transforms.reward.CaseFile;
import org.afterward.transforms.reward.ExplainReward;
import org.afterward.transforms.reward.Explanation;
import org.afterward.transforms.reward.RewardSettlement;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Explains one reward of those that the rewards job finds in the same files, event by event. It
 * reads the files twice, once to find whose exposure it is and once for that person's events; so it
 * holds one person's story, however long the files are.
 */
public final class ExplainJob implements Job<ExplainOptions> {

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "Show how one reward came about, event by event";
  }

  @Override
  public Class<ExplainOptions> optionsClass() {
    return ExplainOptions.class;
  }

  @Override
  public boolean usesRunner() {
    return false;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--exposure=exp_20240101_000001_0000 --exposures='out/exposures/*'"
            + " --activity='out/activity/*'",
        "--exposure=exp_7 --exposures=e.parquet --activity=a.parquet --credit=linear",
        "--exposure=exp_7 --exposures=e.parquet --activity=a.parquet --all --format=json");
  }

  @Override
  public void run(ExplainOptions options, Console console) {
    if (options.getExposures() == null || options.getActivity() == null) {
      throw new UserMistake("explain needs --exposures and --activity: ./afterward explain --help");
    }
    RewardRule rule = RewardRule.of(options);
    ExplainReward explain =
        ExplainReward.under(rule.policy()).withCredit(CreditOption.one(options.getCredit()));
    EventFiles files = EventSources.files(options);

    ExposureSearch search = new ExposureSearch(options.getExposure(), rule.contract());
    readAll(files, search);
    if (search.users().isEmpty() && search.refusals().isEmpty()) {
      String whatElse = search.whatElse();
      throw new UserMistake(
          "--exposure="
              + options.getExposure()
              + " is in none of the files"
              + (whatElse.isEmpty() ? "" : "; " + whatElse));
    }
    CaseCollection cases =
        new CaseCollection(search.users(), rule.contract(), RewardSettlement.under(rule.policy()));
    readAll(files, cases);
    print(options, rule, explain, search, cases, console.out());
  }

  private static void print(
      ExplainOptions options,
      RewardRule rule,
      ExplainReward explain,
      ExposureSearch search,
      CaseCollection cases,
      PrintStream out) {
    @Nullable Instant given = rule.completeUntil();
    long completeUntil = given == null ? search.latestAt() : given.getMillis();
    if (search.users().isEmpty()) {
      switch (options.getFormat()) {
        case TEXT -> out.print(RefusedText.of(options.getExposure(), search.refusals()));
        case JSON -> out.println(ExplanationJson.refused(options.getExposure(), search.refusals()));
      }
    }
    for (CaseFile file : cases.files()) {
      Explanation why = explain.explain(file, options.getExposure(), completeUntil);
      switch (options.getFormat()) {
        case TEXT -> out.print(ExplanationText.of(why, options.isAll()));
        case JSON -> out.println(ExplanationJson.of(why));
      }
    }
  }

  private static void readAll(EventFiles files, EventVisitor visitor) {
    for (EventFile file : files.files()) {
      try {
        EventPartReader.read(EventPart.all(file), visitor);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
