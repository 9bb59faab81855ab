package org.afterward.pipelines.rewards;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;

/** Tallies the elements of a bundle by name, and hands the tallies out at its end. */
final class TallyFn<T> extends DoFn<T, KV<String, Tally>> {

  /** Says by which names an element is tallied. */
  interface Naming<T> extends Serializable {
    void name(T element, BiConsumer<String, Tally> tallies);
  }

  private final Naming<T> naming;
  private transient Map<String, Tally> tallies = new HashMap<>();

  TallyFn(Naming<T> naming) {
    this.naming = naming;
  }

  @StartBundle
  public void startBundle() {
    tallies = new HashMap<>();
  }

  @ProcessElement
  public void tally(@Element T element) {
    naming.name(element, (name, tally) -> tallies.merge(name, tally, Tally::plus));
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    tallies.forEach(
        (name, tally) ->
            context.output(
                KV.of(name, tally), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE));
  }
}
