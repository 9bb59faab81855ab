package org.afterward.transforms.context;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ServedAndRecomputed;
import org.afterward.coders.SkewRow;
import org.afterward.coders.SkewStats;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Asks whether training and serving see the same: the context that was served with each choice
 * beside the one that comes out of the events, position by position. A policy that learns from
 * other numbers than it is asked with learns something else.
 *
 * <p>Gives one {@link SkewRow} for each UTC day of the exposures, layout that was served, and
 * position. A pair whose vectors are of different layouts or lengths is counted as incomparable in
 * each of the rows of its day and served layout, and so is, in the row of its position, a value
 * that is not finite; a pair that was served no vector is in no row. Sums are exact, so the rows
 * are the same to the last bit whatever the order and the bundles.
 *
 * <p>Each exposure should come once: what comes twice counts twice. Of an unbounded input rows are
 * made whenever its windows and trigger say so: by fixed windows of a day once a day, or by an
 * accumulating trigger again and again, each row in place of the one before. Cost: one combined
 * value of a day and layout for each worker, of some hundred bytes a position.
 *
 * <pre>{@code
 * PCollection<SkewRow> skew =
 *     pairs.apply("Compare contexts", CompareContexts.of(ContextLayout.standard()));
 * }</pre>
 */
public final class CompareContexts
    extends PTransform<PCollection<ServedAndRecomputed>, PCollection<SkewRow>> {

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private final List<ContextLayout> layouts;
  private final SkewTolerance tolerance;

  private CompareContexts(List<ContextLayout> layouts, SkewTolerance tolerance) {
    this.layouts = layouts;
    this.tolerance = tolerance;
  }

  /** Of contexts by these layouts; positions of any other have no names. */
  public static CompareContexts of(ContextLayout... layouts) {
    return new CompareContexts(List.copyOf(Arrays.asList(layouts)), SkewTolerance.STANDARD);
  }

  /** What counts as another value; by default what rounding does not explain. */
  public CompareContexts withTolerance(SkewTolerance tolerated) {
    return new CompareContexts(layouts, tolerated);
  }

  @Override
  public PCollection<SkewRow> expand(PCollection<ServedAndRecomputed> pairs) {
    return pairs
        .apply("Key by day", ParDo.of(new KeyByDayFn()))
        .apply("Add up", Combine.perKey(new AddUpFn(tolerance)))
        .apply("Make rows", ParDo.of(new MakeRowsFn(layouts)));
  }

  /** By the UTC day of the exposure, and the layout that was served. */
  private static final class KeyByDayFn
      extends DoFn<ServedAndRecomputed, KV<KV<Long, String>, ServedAndRecomputed>> {
    @ProcessElement
    public void key(
        @Element ServedAndRecomputed pair,
        OutputReceiver<KV<KV<Long, String>, ServedAndRecomputed>> keyed) {
      long day = Math.floorDiv(pair.shownAt(), DAY_MS);
      keyed.output(KV.of(KV.of(day, pair.served().layout()), pair));
    }
  }

  private static final class AddUpFn
      extends Combine.CombineFn<ServedAndRecomputed, List<SkewStats>, List<SkewStats>> {

    private final SkewTolerance tolerance;

    private AddUpFn(SkewTolerance tolerance) {
      this.tolerance = tolerance;
    }

    @Override
    public List<SkewStats> createAccumulator() {
      return List.of();
    }

    @Override
    public List<SkewStats> addInput(List<SkewStats> sums, ServedAndRecomputed pair) {
      return ContextSkew.sum(sums, ContextSkew.of(pair, tolerance));
    }

    @Override
    public List<SkewStats> mergeAccumulators(Iterable<List<SkewStats>> parts) {
      List<SkewStats> sums = List.of();
      for (List<SkewStats> part : parts) {
        sums = ContextSkew.sum(sums, part);
      }
      return sums;
    }

    @Override
    public List<SkewStats> extractOutput(List<SkewStats> sums) {
      return sums;
    }
  }

  private static final class MakeRowsFn
      extends DoFn<KV<KV<Long, String>, List<SkewStats>>, SkewRow> {

    private final List<ContextLayout> layouts;

    private MakeRowsFn(List<ContextLayout> layouts) {
      this.layouts = layouts;
    }

    @ProcessElement
    public void make(
        @Element KV<KV<Long, String>, List<SkewStats>> sums, OutputReceiver<SkewRow> rows) {
      long day = sums.getKey().getKey();
      String layout = sums.getKey().getValue();
      for (int position = 0; position < sums.getValue().size(); position++) {
        SkewStats stats = sums.getValue().get(position);
        rows.output(SkewRow.of(day, layout, position, nameOf(layout, position), stats));
      }
    }

    private String nameOf(String layoutName, int position) {
      return layouts.stream()
          .filter(layout -> layout.name().equals(layoutName) && position < layout.length())
          .findFirst()
          .map(layout -> layout.positions().get(position).name())
          .orElse("");
    }
  }
}
