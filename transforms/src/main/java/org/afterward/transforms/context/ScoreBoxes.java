package org.afterward.transforms.context;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.PopulationSketch;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Makes of who the users were at the end of a day the population that scores are ranked in: for
 * each day and box a sketch of the raw scores of those who count.
 *
 * <p>Give it one snapshot for each user and day, as of the day's end. The day is that of the last
 * moment before the snapshot, in the tenant's zone. Who counts as population, the policy says; so a
 * day on which nobody counts has no population.
 *
 * <p>It combines within the windows that the input has; on unbounded input choose windows that end.
 * No state is kept beside a sketch of at most some 24 KiB for each day and box. Of more than {@code
 * 1024} users a sketch depends on lots that are drawn, within its error: keep what it gave, and do
 * not count on it giving the same again.
 *
 * <pre>{@code
 * PCollection<PopulationSketch> populations =
 *     atTheEndOfTheDay.apply("Score boxes", ScoreBoxes.under(BoxPolicy.standard()));
 * }</pre>
 */
public final class ScoreBoxes
    extends PTransform<PCollection<ContextSnapshot>, PCollection<PopulationSketch>> {

  private final BoxPolicy policy;
  private final ZoneId zone;

  private ScoreBoxes(BoxPolicy policy, ZoneId zone) {
    this.policy = policy;
    this.zone = zone;
  }

  /** With the days of UTC. */
  public static ScoreBoxes under(BoxPolicy policy) {
    return new ScoreBoxes(policy, ZoneOffset.UTC);
  }

  /** With the local days of this zone. */
  public ScoreBoxes inZone(ZoneId tenantsZone) {
    return new ScoreBoxes(policy, tenantsZone);
  }

  @Override
  public PCollection<PopulationSketch> expand(PCollection<ContextSnapshot> snapshots) {
    return snapshots
        .apply("Sketch scores", ParDo.of(new SketchFn(policy, zone)))
        .setCoder(KvCoder.of(PopulationKeyCoder.of(), ScoreSketchCoder.of()))
        .apply("Make populations", new MakePopulations());
  }

  /**
   * Sketches what a bundle has, since a score by itself is a millionth of a population, and would
   * cost a runner more than all that is done with it here.
   */
  private static final class SketchFn
      extends DoFn<ContextSnapshot, KV<PopulationKey, ScoreSketch>> {

    private final BoxScores scores;
    private final ZoneId zone;
    private transient Map<BoundedWindow, DayScores> ofWindows = new HashMap<>();

    private SketchFn(BoxPolicy policy, ZoneId zone) {
      this.scores = BoxScores.under(policy);
      this.zone = zone;
    }

    @StartBundle
    public void startBundle() {
      ofWindows = new HashMap<>();
    }

    @ProcessElement
    public void add(@Element ContextSnapshot snapshot, BoundedWindow window) {
      ofWindows.computeIfAbsent(window, w -> new DayScores(scores, zone)).add(snapshot);
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      ofWindows.forEach(
          (window, days) ->
              days.forEach(
                  (key, sketch) ->
                      context.output(KV.of(key, sketch), window.maxTimestamp(), window)));
    }
  }
}
