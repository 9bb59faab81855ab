package org.afterward.pipelines.delays;

import java.util.List;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.DurationOption;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.health.HealthReport;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.pipelines.health.Vitals;
import org.afterward.pipelines.rewards.RewardRule;
import org.afterward.pipelines.sources.EventSource;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.pipelines.sources.IncomingEvents;
import org.apache.beam.sdk.Pipeline;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Measures how long after an exposure what it leads to comes, and projects what rewards will be
 * that nobody knows yet. Of files, tables and topics up to their ends, in a batch, with full
 * credit.
 *
 * <p>Where nobody says up to when the input is complete, a first pipeline looks for its latest
 * event: then all is read twice.
 */
public final class DelaysJob implements Job<DelaysOptions> {

  static final String PROJECTED = "projected";

  private static final List<String> WRITTEN =
      List.of(
          PROJECTED + "/",
          "rejections/",
          DelayFiles.DELAYS,
          DelayFiles.VALUE,
          DelayFiles.MEANS,
          DelayFiles.UNTIL);

  private static final long HOUR_MS = 3_600_000;

  @Override
  public String name() {
    return "delays";
  }

  @Override
  public String summary() {
    return "Find out how long it takes until something comes of an exposure, and project rewards";
  }

  @Override
  public Class<DelaysOptions> optionsClass() {
    return DelaysOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--exposures='month/exposures/*' --activity='month/activity/*' --output=out",
        "--exposures=e.parquet --activity=a.parquet --output=out"
            + " --completeUntil=2024-02-01T00:00:00Z --policy=policy.yaml --history=P21D");
  }

  @Override
  public void run(DelaysOptions options, Console console) {
    EventSources.requireExposuresAndActivity("delays", options);
    RewardRule rule = RewardRule.of(options);
    requireWholeHours(rule, options);
    Duration history = history(rule, options);
    List<EventSource<?>> sources = EventSources.bounded(options);
    EventSources.requireApart(options, options.getOutput(), WRITTEN);
    DelayFlow flow = new DelayFlow(options, rule, history);
    Pipeline first = Pipeline.create(options);
    Instant completeUntil = rule.completeUntil();
    if (completeUntil == null) {
      flow.buildUntil(incoming(first, sources, rule));
    }
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, WRITTEN);
    if (completeUntil == null) {
      if (console.run(first).isEmpty()) {
        throw new UserMistake(
            "delays without --completeUntil are two pipelines, one after the other: right would be"
                + " --completeUntil=2024-02-01, or --attachedMode=true");
      }
      completeUntil = DelayFiles.readUntil(options.getOutput());
    }
    Pipeline pipeline = Pipeline.create(options);
    flow.build(incoming(pipeline, sources, rule), completeUntil);
    console
        .run(pipeline)
        .ifPresent(
            ended -> {
              DelaysSummary.print(options.getOutput(), rule.policy(), console.out());
              HealthReport.conclude(Vitals.of(RunCounters.of(ended)), options, console);
            });
  }

  private static IncomingEvents incoming(
      Pipeline pipeline, List<EventSource<?>> sources, RewardRule rule) {
    return IncomingEvents.of(pipeline, sources, rule.contract().level());
  }

  private static void requireWholeHours(RewardRule rule, DelaysOptions options) {
    if (rule.policy().horizonMs() % HOUR_MS != 0) {
      throw new UserMistake(
          "--policy="
              + options.getPolicy()
              + " has a horizon of "
              + (double) rule.policy().horizonMs() / HOUR_MS
              + " hours; right would be whole hours, since delays are measured by the hour");
    }
  }

  private static Duration history(RewardRule rule, DelaysOptions options) {
    Duration history = DurationOption.parse("--history", options.getHistory());
    if (history.getMillis() <= rule.policy().horizonMs()) {
      throw new UserMistake(
          "--history="
              + options.getHistory()
              + " is not longer than the horizon of "
              + rule.policy().horizonMs() / HOUR_MS
              + " hours, so that no reward of it is known; right would be P14D, or twice the"
              + " horizon");
    }
    return history;
  }
}
