package org.afterward.transforms.learning;

import java.util.Comparator;
import java.util.List;
import org.afterward.coders.TrainingRow;
import org.afterward.transforms.waiting.Newest;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Keeps of each exposure, reward policy and credit policy the newest revision, once, however often
 * it is delivered. One shuffle of the rows; of bounded rows in the global window.
 */
public final class KeepNewestRows
    extends PTransform<PCollection<TrainingRow>, PCollection<TrainingRow>> {

  private static final long serialVersionUID = 1;

  /** Of one revision all are the same; should they not be, it must not matter which comes first. */
  private static final Comparator<TrainingRow> NEWNESS =
      Comparator.comparingInt(TrainingRow::revision)
          .thenComparingLong(TrainingRow::rewardMicros)
          .thenComparing(TrainingRow::toString);

  private KeepNewestRows() {}

  public static KeepNewestRows create() {
    return new KeepNewestRows();
  }

  @Override
  public PCollection<TrainingRow> expand(PCollection<TrainingRow> rows) {
    return rows.apply(
            "Key by exposure and policies",
            WithKeys.<List<String>, TrainingRow>of(KeepNewestRows::key)
                .withKeyType(TypeDescriptors.lists(TypeDescriptors.strings())))
        .apply(
            "Keep the newest",
            Combine.perKey(Newest.by((one, other) -> NEWNESS.compare(one, other))))
        .apply("Take rows", Values.create());
  }

  private static List<String> key(TrainingRow row) {
    return List.of(row.exposureId(), row.policy(), row.attribution().wireName());
  }
}
