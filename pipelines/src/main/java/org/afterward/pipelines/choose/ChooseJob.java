package org.afterward.pipelines.choose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.afterward.coders.Rejection;
import org.afterward.coders.StrategyChoice;
import org.afterward.coders.StrategyChoiceJson;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.ListEventParts;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.pipelines.health.RunCounters;
import org.afterward.pipelines.policies.AskedPolicy;
import org.afterward.pipelines.policies.PolicyOptions.Rule;
import org.afterward.pipelines.sources.EventSources;
import org.afterward.transforms.intake.RejectionCounters;
import org.afterward.transforms.learning.ChooseStrategies;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/** Chooses a strategy for each context of files, by the models of a folder or by rules. */
public final class ChooseJob implements Job<ChooseOptions> {

  private static final String CHOICES = "choices/";
  private static final String REJECTIONS = "rejections/";
  private static final String CHOSEN = "chosen";
  private static final String REJECTED = "rejected";

  @Override
  public String name() {
    return "choose";
  }

  @Override
  public String summary() {
    return "Choose a strategy for each context, by what train learned or by rules";
  }

  @Override
  public Class<ChooseOptions> optionsClass() {
    return ChooseOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--contexts='requests/*' --models=models --output=choices",
        "--contexts='requests/*' --models=models --output=choices --rule=epsilon --epsilon=0.05"
            + " --seed=7",
        "--contexts='requests/*' --rules=standard --output=choices --seed=7");
  }

  @Override
  public void run(ChooseOptions options, Console console) {
    ChooseStrategies choosing = choosing(options);
    EventSources.requireFiles("--contexts", options.getContexts());

    Pipeline pipeline = Pipeline.create(options);
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    PCollectionTuple contexts =
        pipeline
            .apply("List parts", ListEventParts.of(List.of(options.getContexts())))
            .apply(
                "Read contexts",
                ParDo.of(new ReadContextsFn())
                    .withOutputTags(
                        ReadContextsFn.CONTEXTS, TupleTagList.of(ReadContextsFn.REJECTED)));
    rejected.add(contexts.get(ReadContextsFn.REJECTED));
    PCollection<StrategyChoice> choices =
        contexts
            .get(ReadContextsFn.CONTEXTS)
            .apply("Choose strategies", choosing)
            .failuresTo(rejected);
    choices.apply(
        "Write choices", write(options, CHOICES, RecordFormat.jsonOnly(StrategyChoiceJson::write)));
    PCollectionList.of(rejected)
        .apply("Bring together", Flatten.pCollections())
        .apply("Write rejections", write(options, REJECTIONS, RecordFormat.rejections()));
    // Last, so that nothing is removed for a call with a mistake.
    OutputFolder.prepare(options, List.of(CHOICES, REJECTIONS));
    console.run(pipeline).ifPresent(ended -> conclude(ended, console));
  }

  private static <T> WriteRecords<T> write(
      ChooseOptions options, String folder, RecordFormat<T> form) {
    return WriteRecords.to(options.getOutput() + "/" + folder, form, FileFormat.JSON);
  }

  private static ChooseStrategies choosing(ChooseOptions options) {
    if (options.getStrategyIds() != null && options.getRule() != Rule.UNIFORM) {
      throw new UserMistake(
          "--strategyIds="
              + options.getStrategyIds()
              + " is for --rule=uniform: models and rules say themselves what there is to choose");
    }
    AskedPolicy asked = AskedPolicy.of(options, options.getSeed());
    if (options.getRules() != null) {
      asked.requireLayout();
    }
    return ChooseStrategies.by(asked.policy());
  }

  private static void conclude(PipelineResult ended, Console console) {
    RunCounters counters = RunCounters.of(ended);
    Map<String, Long> choosing = counters.in(ChooseStrategies.class);
    long unread = counters.in(ReadContextsFn.class).getOrDefault(RejectionCounters.REJECTED, 0L);
    if (!choosing.isEmpty() || unread > 0) {
      TextTable table =
          TextTable.of(Side.LEFT, Side.RIGHT)
              .row(CHOSEN, count(choosing.getOrDefault(CHOSEN, 0L)))
              .row(REJECTED, count(unread + choosing.getOrDefault(REJECTED, 0L)));
      console.out().println(table);
    }
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
