package org.afterward.transforms.context;

import java.util.Arrays;
import org.afterward.coders.Bytes;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.DoublesSortedView;

/**
 * Scores of a population, of which a sketch of bounded size is kept: the KLL sketch of Apache
 * DataSketches. Sketches of parts can be merged into one of the whole. Not for several threads at
 * once.
 *
 * <p>As long as there are few, all are kept, and the bytes are the same in whatever order they
 * came. Of more it keeps a sample, for which it draws lots: two sketches of the same scores differ
 * within the error, and so do their bytes.
 */
final class ScoreSketch {

  /** The size parameter: an error of 0.27 %, at 24 KiB at most or so. */
  static final int K = 1024;

  /** A population of so many or fewer is kept whole. */
  static final int EXACT_UP_TO = K;

  /** By how much a rank can be wrong, in 99 of 100 sketches: what DataSketches states for K. */
  static final double RANK_ERROR = KllDoublesSketch.getNormalizedRankError(K, false);

  private final KllDoublesSketch sketch;

  private ScoreSketch(KllDoublesSketch sketch) {
    this.sketch = sketch;
  }

  static ScoreSketch empty() {
    return new ScoreSketch(KllDoublesSketch.newHeapInstance(K));
  }

  void add(double score) {
    sketch.update(score);
  }

  void merge(ScoreSketch other) {
    sketch.merge(other.sketch);
  }

  long n() {
    return sketch.getN();
  }

  Bytes bytes() {
    return Bytes.wrap((sketch.isEstimationMode() ? sketch : inOrder()).toByteArray());
  }

  /** A sketch of few has them as they came. */
  private KllDoublesSketch inOrder() {
    KllDoublesSketch ordered = KllDoublesSketch.newHeapInstance(K);
    if (!sketch.isEmpty()) {
      for (double score : sketch.getSortedView().getQuantiles()) {
        ordered.update(score);
      }
    }
    return ordered;
  }

  static ScoreSketch read(Bytes bytes) {
    try {
      return new ScoreSketch(KllDoublesSketch.heapify(Memory.wrap(bytes.array())));
    } catch (RuntimeException e) {
      // What is cut off or changed, the library refuses in several ways.
      throw new IllegalArgumentException("These bytes are no sketch of scores", e);
    }
  }

  PopulationRanks ranks() {
    if (sketch.isEmpty()) {
      throw new IllegalArgumentException("Nobody has a rank in a population of nobody");
    }
    DoublesSortedView view = sketch.getSortedView();
    double[] scores = view.getQuantiles();
    long[] notAbove = view.getCumulativeWeights();
    int distinct = 0;
    for (int i = 0; i < scores.length; i++) {
      if (i + 1 == scores.length || scores[i + 1] != scores[i]) {
        scores[distinct] = scores[i];
        notAbove[distinct] = notAbove[i];
        distinct++;
      }
    }
    return new PopulationRanks(Arrays.copyOf(scores, distinct), Arrays.copyOf(notAbove, distinct));
  }
}
