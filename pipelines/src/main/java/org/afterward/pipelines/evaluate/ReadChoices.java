package org.afterward.pipelines.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.LoggedChoiceJson;
import org.afterward.coders.ParsedChoice;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UnreadableEventException;
import org.afterward.pipelines.files.RowReader;
import org.afterward.pipelines.files.RowVisitor;
import org.afterward.transforms.intake.RejectionCounters;
import org.afterward.transforms.learning.OffPolicyContract;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads logged choices from files, and rejects the rows that are none with every rule they break.
 * Files are read at the same time, and each by one worker.
 */
final class ReadChoices
    extends PTransform<PBegin, WithFailures.Result<PCollection<LoggedChoice>, Rejection>> {

  private static final long serialVersionUID = 1;

  /** What a rejection says that the row was meant to be. */
  private static final String WHAT = "LOGGED_CHOICE";

  private static final TupleTag<LoggedChoice> CHOICES = new TupleTag<>("choices") {};
  private static final TupleTag<Rejection> REJECTED = new TupleTag<>("rejected") {};

  private final List<String> files;

  private ReadChoices(List<String> files) {
    this.files = List.copyOf(files);
  }

  static ReadChoices of(List<String> files) {
    return new ReadChoices(files);
  }

  @Override
  public WithFailures.Result<PCollection<LoggedChoice>, Rejection> expand(PBegin begin) {
    PCollectionTuple read =
        begin
            .apply("Files", Create.of(files))
            .apply("Spread files", Reshuffle.viaRandomKey())
            .apply(
                "Read files",
                ParDo.of(new ReadFn()).withOutputTags(CHOICES, TupleTagList.of(REJECTED)));
    return WithFailures.Result.of(read.get(CHOICES), read.get(REJECTED));
  }

  private static final class ReadFn extends DoFn<String, LoggedChoice> {

    private static final long serialVersionUID = 1;

    private final RejectionCounters counters = RejectionCounters.of(ReadChoices.class);

    @ProcessElement
    public void read(@Element String file, MultiOutputReceiver outputs) throws IOException {
      RowReader.read(
          file,
          LoggedFiles.COLUMNS,
          new RowVisitor() {
            @Override
            public void row(Bytes json, Supplier<RawRecord> raw) {
              judge(json, raw, outputs);
            }

            @Override
            public void unreadable(Rejection rejection) {
              reject(rejection.broken(), rejection.raw(), outputs);
            }
          });
    }

    private void judge(Bytes json, Supplier<RawRecord> raw, MultiOutputReceiver outputs) {
      try {
        ParsedChoice parsed = LoggedChoiceJson.read(json);
        List<BrokenRule> broken = OffPolicyContract.brokenBy(parsed);
        if (broken.isEmpty()) {
          outputs.get(CHOICES).output(parsed.choice());
        } else {
          reject(broken, raw.get(), outputs);
        }
      } catch (UnreadableEventException e) {
        reject(List.of(e.broken()), raw.get(), outputs);
      }
    }

    private void reject(List<BrokenRule> broken, RawRecord raw, MultiOutputReceiver outputs) {
      Rejection rejection = new Rejection(WHAT, broken, raw);
      counters.count(rejection);
      outputs.get(REJECTED).output(rejection);
    }
  }
}
