package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.ListEventParts;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.pipelines.health.HealthReport;
import org.afterward.pipelines.health.Vitals;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/** Finds out what the exposures in files were worth, and writes it into a folder. */
public final class RewardsJob implements Job<RewardsOptions> {

  private static final List<String> WRITTEN =
      List.of(
          "rewards/",
          "implausible/",
          "pending/",
          "rejections/",
          SummaryFile.NAME,
          CreditFiles.LEDGER,
          CreditFiles.COMPARISON);

  @Override
  public String name() {
    return "rewards";
  }

  @Override
  public String summary() {
    return "Find out what each exposure was worth in the seven days afterward";
  }

  @Override
  public Class<RewardsOptions> optionsClass() {
    return RewardsOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--exposures='month/exposures/*' --activity='month/activity/*' --output=out",
        "--exposures=e.parquet --activity=a.parquet --output=out --format=parquet"
            + " --completeUntil=2024-02-01T00:00:00Z --policy=policy.yaml",
        "--exposures='month/exposures/*' --activity='month/activity/*' --output=out"
            + " --credit=full,last,linear");
  }

  @Override
  public void run(RewardsOptions options, Console console) {
    RewardRule rule = RewardRule.of(options);
    RewardTerms terms = terms(rule, options);
    EventFiles files = RewardRule.files(options);
    OutputFolder.prepare(options, WRITTEN);

    Pipeline pipeline = Pipeline.create(options);
    build(pipeline, options, files, rule, terms);
    Vitals counted = Vitals.of(console.run(pipeline));
    RewardsSummary summary = print(options.getOutput(), terms, console);
    console.out().println();
    HealthReport.conclude(summary.vitals(counted, terms.credit().size()), options, console);
  }

  private static RewardsSummary print(String folder, RewardTerms terms, Console console) {
    try {
      RewardsSummary summary = Tallies.summary(SummaryFile.read(folder));
      console.out().print(SummaryTable.text(summary));
      if (terms.credit().size() > 1) {
        console.out().println();
        console
            .out()
            .print(
                CreditTable.text(
                    CreditFiles.readLedger(folder), CreditFiles.readComparison(folder)));
      }
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void build(
      Pipeline pipeline,
      RewardsOptions options,
      EventFiles files,
      RewardRule rule,
      RewardTerms terms) {
    pipeline.getCoderRegistry().registerCoderForClass(Tally.class, TallyCoder.of());
    String out = options.getOutput();
    PCollectionTuple packed =
        pipeline
            .apply(
                "List parts",
                ListEventParts.of(List.of(options.getExposures(), options.getActivity())))
            .apply(
                "Pack events",
                PackEvents.into(Shards.forInput(files), rule.contract(), terms.settlement()));
    PCollection<Rejection> rejections = packed.get(PackEvents.REJECTIONS);
    rejections.apply(
        "Write rejections",
        WriteRecords.to(out + "/rejections", RecordFormat.rejections(), options.getFormat()));
    PCollection<KV<String, Tally>> outcomes =
        packed
            .get(PackEvents.CHUNKS)
            .apply(
                "Write outcomes",
                WriteOutcomes.into(out, options.getFormat(), terms, rule.completeUntil()));
    PCollectionList.of(packed.get(PackEvents.TALLIES))
        .and(outcomes)
        .and(rejections.apply("Tally rejections", ParDo.of(new TallyFn<>(Tallies::rejection))))
        .apply("Write summary", WriteSummary.into(out));
  }

  private static RewardTerms terms(RewardRule rule, RewardsOptions options) {
    int lineage = options.getLineage();
    if (lineage < 0) {
      throw new UserMistake("--lineage=" + lineage + " is less than 0");
    }
    return new RewardTerms(rule.policy(), CreditOption.parse(options.getCredit()), lineage);
  }
}
