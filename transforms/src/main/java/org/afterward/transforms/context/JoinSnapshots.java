package org.afterward.transforms.context;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Reward;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the context that was computed again into rewards that somebody will train on.
 *
 * <p><b>Guarantee.</b> Every reward comes out once. That of an exposure with a snapshot carries the
 * snapshot's vector, as {@link Completion} says; any other stays as it is, and is counted as {@code
 * without_snapshot}. Of several different snapshots of one exposure the same one is always taken:
 * the last in the order of layout and values.
 *
 * <p>Bounded only: both sides are shuffled by the exposure once. Timestamps are those of the
 * inputs.
 *
 * <pre>{@code
 * rewards.apply(
 *     "Join snapshots", JoinSnapshots.of(vectorsByExposure, Completion.replacing()));
 * }</pre>
 */
public final class JoinSnapshots extends PTransform<PCollection<Reward>, PCollection<Reward>> {

  private static final TupleTag<KV<String, ContextVector>> INPUT = new TupleTag<>("vectors") {};
  private static final TupleTag<Reward> REWARDS = new TupleTag<>("rewards") {};
  private static final TupleTag<ContextVector> VECTORS = new TupleTag<>("snapshots") {};

  private static final Comparator<ContextVector> ORDER =
      Comparator.comparing(ContextVector::layout)
          .thenComparing(ContextVector::toArray, Arrays::compare);

  private final transient PCollection<KV<String, ContextVector>> vectors;
  private final Completion completion;

  private JoinSnapshots(PCollection<KV<String, ContextVector>> vectors, Completion completion) {
    this.vectors = vectors;
    this.completion = completion;
  }

  /**
   * Joins these.
   *
   * @param vectors of snapshots, by the id of their exposure
   */
  public static JoinSnapshots of(
      PCollection<KV<String, ContextVector>> vectors, Completion completion) {
    return new JoinSnapshots(vectors, completion);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return Map.of(INPUT, vectors);
  }

  @Override
  public PCollection<Reward> expand(PCollection<Reward> rewards) {
    if (rewards.isBounded() == IsBounded.UNBOUNDED || vectors.isBounded() == IsBounded.UNBOUNDED) {
      throw new IllegalArgumentException(
          "JoinSnapshots joins what has an end; a stream has no time at which a snapshot is missing");
    }
    PCollection<KV<String, Reward>> byExposure =
        rewards.apply(
            "By exposure",
            WithKeys.of((Reward reward) -> reward.exposure().exposureId())
                .withKeyType(TypeDescriptors.strings()));
    return KeyedPCollectionTuple.of(REWARDS, byExposure)
        .and(VECTORS, vectors)
        .apply("Bring together", CoGroupByKey.create())
        .apply("Complete contexts", ParDo.of(new JoinFn(completion)))
        .setCoder(rewards.getCoder());
  }

  private static final class JoinFn extends DoFn<KV<String, CoGbkResult>, Reward> {

    private final Counter withoutSnapshot =
        Metrics.counter(JoinSnapshots.class, "without_snapshot");
    private final Completion completion;

    JoinFn(Completion completion) {
      this.completion = completion;
    }

    @ProcessElement
    public void join(@Element KV<String, CoGbkResult> exposure, OutputReceiver<Reward> out) {
      ContextVector computed = last(exposure.getValue().getAll(VECTORS).iterator());
      for (Reward reward : exposure.getValue().getAll(REWARDS)) {
        if (computed == null) {
          withoutSnapshot.inc();
          out.output(reward);
        } else {
          ContextVector logged = reward.exposure().serving().context();
          out.output(reward.withContext(completion.of(logged, computed)));
        }
      }
    }

    private static @Nullable ContextVector last(Iterator<ContextVector> vectors) {
      ContextVector last = null;
      while (vectors.hasNext()) {
        ContextVector next = vectors.next();
        if (last == null || ORDER.compare(next, last) > 0) {
          last = next;
        }
      }
      return last;
    }
  }
}
