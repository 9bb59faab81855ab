package org.afterward.transforms.context;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.apache.datasketches.req.ReqSketch;

/**
 * Says how wrong ranks are, and how many bytes that takes, by the two mergeable sketches of ranks
 * that DataSketches has. Run by hand only; the figures are in the README of transforms.
 */
final class CompareSketches {

  private static final int PARTS = 8;
  private static final int ROUNDS = 20;
  private static final int PROBES = 999;

  private CompareSketches() {}

  public static void main(String[] args) {
    System.out.println(
        "sketch        n          bytes  error: mean  99 of 100      worst  ns/score");
    for (int n : new int[] {10_000, 1_000_000}) {
      for (int k : new int[] {200, ScoreSketch.K, 2048}) {
        measure("KLL " + k, n, scores -> kll(scores, k));
      }
      for (int k : new int[] {12, 50, 100}) {
        measure("REQ " + k, n, scores -> req(scores, k));
      }
    }
  }

  private interface Sketching {
    Sketched of(double[] scores);
  }

  private record Sketched(DoubleUnaryOperator rank, int bytes) {}

  private static void measure(String name, int n, Sketching sketching) {
    double[] errors = new double[ROUNDS * PROBES];
    long bytes = 0;
    long nanos = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      // Skewed as scores are, and as floats, which is all that REQ can hold.
      double[] scores = random.doubles(n).map(uniform -> (float) Math.pow(uniform, 3)).toArray();
      long begin = System.nanoTime();
      Sketched sketched = sketching.of(scores);
      nanos += System.nanoTime() - begin;
      bytes += sketched.bytes();
      Arrays.sort(scores);
      for (int probe = 1; probe <= PROBES; probe++) {
        int place = (int) ((long) n * probe / (PROBES + 1));
        double rank = sketched.rank().applyAsDouble(scores[place]);
        errors[round * PROBES + probe - 1] = Math.abs(rank - (place + 1.0) / n);
      }
    }
    Arrays.sort(errors);
    System.out.printf(
        Locale.ROOT,
        "%-8s %,9d %,10d     %.5f    %.5f    %.5f  %8d%n",
        name,
        n,
        bytes / ROUNDS,
        Arrays.stream(errors).average().orElseThrow(),
        errors[errors.length * 99 / 100],
        errors[errors.length - 1],
        nanos / ROUNDS / n);
  }

  private static Sketched kll(double[] scores, int k) {
    KllDoublesSketch merged = KllDoublesSketch.newHeapInstance(k);
    for (int part = 0; part < PARTS; part++) {
      KllDoublesSketch sketch = KllDoublesSketch.newHeapInstance(k);
      for (int i = part; i < scores.length; i += PARTS) {
        sketch.update(scores[i]);
      }
      merged.merge(sketch);
    }
    return new Sketched(
        score -> merged.getRank(score, QuantileSearchCriteria.INCLUSIVE),
        merged.toByteArray().length);
  }

  private static Sketched req(double[] scores, int k) {
    ReqSketch merged = ReqSketch.builder().setK(k).build();
    for (int part = 0; part < PARTS; part++) {
      ReqSketch sketch = ReqSketch.builder().setK(k).build();
      for (int i = part; i < scores.length; i += PARTS) {
        sketch.update((float) scores[i]);
      }
      merged.merge(sketch);
    }
    return new Sketched(
        score -> merged.getRank((float) score, QuantileSearchCriteria.INCLUSIVE),
        merged.toByteArray().length);
  }
}
