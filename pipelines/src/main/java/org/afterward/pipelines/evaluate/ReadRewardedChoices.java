package org.afterward.pipelines.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.ParsedChoice;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.TrainingRow;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.ListEventParts;
import org.afterward.pipelines.files.NewestRevisions;
import org.afterward.pipelines.files.TrainingPartReader;
import org.afterward.transforms.intake.RejectionCounters;
import org.afterward.transforms.learning.LeavingOut;
import org.afterward.transforms.learning.OffPolicyContract;
import org.afterward.transforms.learning.RewardedChoices;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads rewards from files, and puts a policy in the place of the one that chose. Of a reward that
 * was corrected the newest revision counts. Each revision has to be in the files once. Which rows
 * are no choices to judge by is counted, and those that break the contract are rejections.
 */
final class ReadRewardedChoices extends PTransform<PBegin, RewardedChoicesRead> {

  private static final long serialVersionUID = 1;

  /** What a rejection says that the row was meant to be. */
  private static final String WHAT = "REWARD";

  private static final TupleTag<LoggedChoice> CHOICES = new TupleTag<>("choices") {};
  private static final TupleTag<Rejection> REJECTED = new TupleTag<>("rejected") {};
  private static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>("counts") {};

  private final List<String> globs;
  private final RewardedChoices choices;
  private final List<TimeSpan> learnedFrom;

  private ReadRewardedChoices(
      List<String> globs, RewardedChoices choices, List<TimeSpan> learnedFrom) {
    this.globs = List.copyOf(globs);
    this.choices = choices;
    this.learnedFrom = List.copyOf(learnedFrom);
  }

  /**
   * Of these files.
   *
   * @param learnedFrom the times of the rewards that models were learned from
   */
  static ReadRewardedChoices of(
      List<String> globs, RewardedChoices choices, List<TimeSpan> learnedFrom) {
    return new ReadRewardedChoices(globs, choices, learnedFrom);
  }

  @Override
  public RewardedChoicesRead expand(PBegin begin) {
    PCollection<EventPart> parts = begin.apply("List parts", ListEventParts.of(globs));
    PCollectionView<Map<String, Integer>> newest =
        parts.apply("Newest revisions", NewestRevisions.create());
    PCollectionTuple read =
        parts.apply(
            "Read rewards",
            ParDo.of(new ReadFn(choices, learnedFrom, newest))
                .withSideInputs(newest)
                .withOutputTags(CHOICES, TupleTagList.of(REJECTED).and(COUNTS)));
    PCollectionView<Map<String, Long>> counts =
        read.get(COUNTS).apply("Add counts up", Sum.longsPerKey()).apply("Counts", View.asMap());
    return new RewardedChoicesRead(
        begin.getPipeline(), read.get(CHOICES), read.get(REJECTED), counts);
  }

  private static final class ReadFn extends DoFn<EventPart, LoggedChoice> {

    private static final long serialVersionUID = 1;

    private final RewardedChoices choices;
    private final List<TimeSpan> learnedFrom;
    private final PCollectionView<Map<String, Integer>> newest;
    private final RejectionCounters counters = RejectionCounters.of(ReadRewardedChoices.class);
    private transient RewardCounts counts = new RewardCounts();

    ReadFn(
        RewardedChoices choices,
        List<TimeSpan> learnedFrom,
        PCollectionView<Map<String, Integer>> newest) {
      this.choices = choices;
      this.learnedFrom = learnedFrom;
      this.newest = newest;
    }

    @StartBundle
    public void startBundle() {
      counts = new RewardCounts();
    }

    @ProcessElement
    public void read(ProcessContext context) throws IOException {
      EventPart part = context.element();
      Map<String, Integer> corrected = context.sideInput(newest);
      TrainingPartReader.withIds()
          .read(
              part,
              row -> {
                Optional<LeavingOut> reason =
                    NewestRevisions.isNewest(row, corrected)
                        ? choices.leavesOut(row)
                        : Optional.of(LeavingOut.OLD_REVISION);
                if (reason.isPresent()) {
                  counts.leaveOut(reason.get());
                } else {
                  judge(row, part, context);
                }
              });
    }

    private void judge(TrainingRow row, EventPart part, ProcessContext context) {
      LoggedChoice choice = choices.choice(row);
      List<BrokenRule> broken = OffPolicyContract.brokenBy(new ParsedChoice(choice, List.of()));
      if (broken.isEmpty()) {
        if (choice.hasPropensity()) {
          counts.judge(learnedFrom.stream().anyMatch(time -> time.includes(row.at())));
        }
        context.output(choice);
      } else {
        Bytes what = Bytes.utf8(row.exposureId() + " " + choice);
        Rejection rejection =
            new Rejection(WHAT, broken, new RawRecord(what, part.file().name(), 0, Event.NO_TIME));
        counters.count(rejection);
        context.output(REJECTED, rejection);
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      counts
          .byName()
          .forEach(
              (name, rows) ->
                  context.output(
                      COUNTS,
                      KV.of(name, rows),
                      BoundedWindow.TIMESTAMP_MIN_VALUE,
                      GlobalWindow.INSTANCE));
    }
  }
}
