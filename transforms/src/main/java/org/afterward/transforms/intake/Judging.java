package org.afterward.transforms.intake;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.Parsed;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Parts the valid from the rejected: what the three validating transforms have in common. */
final class Judging<T extends Event>
    extends PTransform<PCollection<Parsed<T>>, WithFailures.Result<PCollection<T>, Rejection>> {

  /** A contract's {@code broken}. */
  interface Contract<T> extends Serializable {
    List<BrokenRule> broken(T event, List<BrokenRule> misread, long arrivedAt);
  }

  private final Class<T> type;
  private final Class<?> step;
  private final Contract<T> contract;

  /** For a step, under whose name what it sees and rejects is counted. */
  Judging(Class<T> type, Class<?> step, Contract<T> contract) {
    this.type = type;
    this.step = step;
    this.contract = contract;
  }

  @Override
  public WithFailures.Result<PCollection<T>, Rejection> expand(PCollection<Parsed<T>> parsed) {
    TupleTag<T> valid = new TupleTag<>("valid");
    TupleTag<Rejection> rejected = new TupleTag<>("rejected") {};
    PCollectionTuple judged =
        parsed.apply(
            "Judge",
            ParDo.of(new JudgeFn<>(type, step, contract, valid, rejected))
                .withOutputTags(valid, TupleTagList.of(rejected)));
    return WithFailures.Result.of(judged.get(valid), judged.get(rejected));
  }

  private static final class JudgeFn<T extends Event> extends DoFn<Parsed<T>, T> {

    private final Class<T> type;
    private final Contract<T> contract;
    private final TupleTag<T> valid;
    private final TupleTag<Rejection> rejected;
    private final Counter seenCount;
    private final RejectionCounters rejections;
    private transient long seen;

    JudgeFn(
        Class<T> type,
        Class<?> step,
        Contract<T> contract,
        TupleTag<T> valid,
        TupleTag<Rejection> rejected) {
      this.type = type;
      this.contract = contract;
      this.valid = valid;
      this.rejected = rejected;
      this.seenCount = Metrics.counter(step, "seen");
      this.rejections = RejectionCounters.of(step);
    }

    @StartBundle
    public void startBundle() {
      seen = 0;
    }

    @FinishBundle
    public void finishBundle() {
      seenCount.inc(seen);
    }

    @Override
    public TypeDescriptor<T> getOutputTypeDescriptor() {
      return TypeDescriptor.of(type);
    }

    @ProcessElement
    public void judge(@Element Parsed<T> parsed, MultiOutputReceiver outputs) {
      seen++;
      List<BrokenRule> broken =
          contract.broken(parsed.value(), parsed.misread(), parsed.raw().arrivedAt());
      if (broken.isEmpty()) {
        outputs.get(valid).output(parsed.value());
      } else {
        Rejection rejection = new Rejection(parsed.value().type().name(), broken, parsed.raw());
        rejections.count(rejection);
        outputs.get(rejected).output(rejection);
      }
    }
  }
}
