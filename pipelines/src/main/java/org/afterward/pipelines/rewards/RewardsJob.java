package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.InputFilesException;
import org.afterward.pipelines.files.ListEventParts;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardPolicyFile;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

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

  private static final Pattern STRATEGIES = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

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
    RewardTerms terms = new RewardTerms(policy(options), CreditOption.parse(options.getCredit()));
    EventContract contract = contract(options);
    String until = options.getCompleteUntil();
    Instant completeUntil =
        until == null ? null : Instant.ofEpochMilli(TimeOption.parse("--completeUntil", until));
    EventFiles files = files(options);
    OutputFolder.prepare(options, WRITTEN);

    Pipeline pipeline = Pipeline.create(options);
    build(pipeline, options, files, contract, terms, completeUntil);
    console.run(pipeline);
    print(options.getOutput(), terms, console);
  }

  private static void print(String folder, RewardTerms terms, Console console) {
    try {
      console.out().print(SummaryTable.text(Tallies.summary(SummaryFile.read(folder))));
      if (terms.credit().size() > 1) {
        console.out().println();
        console
            .out()
            .print(
                CreditTable.text(
                    CreditFiles.readLedger(folder), CreditFiles.readComparison(folder)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void build(
      Pipeline pipeline,
      RewardsOptions options,
      EventFiles files,
      EventContract contract,
      RewardTerms terms,
      @Nullable Instant completeUntil) {
    pipeline.getCoderRegistry().registerCoderForClass(Tally.class, TallyCoder.of());
    String out = options.getOutput();
    PCollectionTuple packed =
        pipeline
            .apply(
                "List parts",
                ListEventParts.of(List.of(options.getExposures(), options.getActivity())))
            .apply(
                "Pack events",
                PackEvents.into(Shards.forInput(files), contract, terms.settlement()));
    PCollection<Rejection> rejections = packed.get(PackEvents.REJECTIONS);
    rejections.apply(
        "Write rejections",
        WriteRecords.to(out + "/rejections", RecordFormat.rejections(), options.getFormat()));
    PCollection<KV<String, Tally>> outcomes =
        packed
            .get(PackEvents.CHUNKS)
            .apply(
                "Write outcomes",
                WriteOutcomes.into(out, options.getFormat(), terms, completeUntil));
    PCollectionList.of(packed.get(PackEvents.TALLIES))
        .and(outcomes)
        .and(rejections.apply("Tally rejections", ParDo.of(new TallyFn<>(Tallies::rejection))))
        .apply("Write summary", WriteSummary.into(out));
  }

  private static RewardPolicy policy(RewardsOptions options) {
    String file = options.getPolicy();
    if (file == null) {
      return RewardPolicy.standard();
    }
    try {
      return RewardPolicyFile.read(file, Files.readAllBytes(Path.of(file)));
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--policy: " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new UserMistake("--policy=" + file + " is not there");
    } catch (IOException e) {
      throw new UserMistake("--policy=" + file + " cannot be read: " + e.getMessage());
    }
  }

  private static EventContract contract(RewardsOptions options) {
    EventContract contract = EventContract.of(ContextLayout.standard());
    Matcher range = STRATEGIES.matcher(options.getStrategies());
    if (range.matches()) {
      int first = Integer.parseInt(range.group(1));
      int last = Integer.parseInt(range.group(2));
      if (first <= last) {
        return contract.withExposures(contract.exposures().withStrategies(first, last));
      }
    }
    throw new UserMistake(
        "--strategies=" + options.getStrategies() + " is no range; right would be 1-15");
  }

  private static EventFiles files(RewardsOptions options) {
    match("--exposures", List.of(options.getExposures()));
    match("--activity", List.of(options.getActivity()));
    return match("--exposures", List.of(options.getExposures(), options.getActivity()));
  }

  private static EventFiles match(String option, List<String> globs) {
    try {
      return EventFiles.match(globs);
    } catch (InputFilesException | IOException e) {
      throw new UserMistake(option + ": " + e.getMessage());
    }
  }
}
