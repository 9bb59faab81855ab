package org.afterward.transforms.reward;

import java.util.List;
import org.afterward.coders.LedgerDay;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Adds the entries of a ledger up, by day and policies, exactly and in any order. Of an unbounded
 * input it makes sums whenever the input's trigger says so.
 */
public final class SumLedger extends PTransform<PCollection<LedgerDay>, PCollection<LedgerDay>> {

  private SumLedger() {}

  public static SumLedger create() {
    return new SumLedger();
  }

  @Override
  public PCollection<LedgerDay> expand(PCollection<LedgerDay> entries) {
    return entries
        .apply(
            "Key by day",
            WithKeys.<List<String>, LedgerDay>of(SumLedger::key)
                .withKeyType(TypeDescriptors.lists(TypeDescriptors.strings())))
        .apply("Add up", Combine.perKey(SumLedger::sum))
        .apply("Take sums", Values.create());
  }

  private static List<String> key(LedgerDay entry) {
    return List.of(Long.toString(entry.day()), entry.policy(), entry.attribution().wireName());
  }

  private static LedgerDay sum(Iterable<LedgerDay> entries) {
    LedgerDay sum = null;
    for (LedgerDay entry : entries) {
      sum = sum == null ? entry : sum.plus(entry);
    }
    if (sum == null) {
      throw new IllegalArgumentException("There is no sum of nothing");
    }
    return sum;
  }
}
