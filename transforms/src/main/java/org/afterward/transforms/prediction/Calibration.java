package org.afterward.transforms.prediction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.afterward.coders.ModelPerformance.CalibrationBin;

/**
 * Predictions by their probability, in ten bins of the same width: what the model said, and what
 * came. A probability on the edge of two bins is in the upper one, and 1 in the last.
 */
final class Calibration {

  private static final int BINS = 10;

  private final long[] predictions = new long[BINS];
  private final long[] accepted = new long[BINS];
  private final BigInteger[] sums = new BigInteger[BINS];

  Calibration() {
    Arrays.fill(sums, BigInteger.ZERO);
  }

  void add(double probability, boolean isAccepted) {
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    predictions[bin]++;
    accepted[bin] += isAccepted ? 1 : 0;
    sums[bin] = sums[bin].add(FixedPoint.of(probability));
  }

  void addAll(Calibration other) {
    for (int bin = 0; bin < BINS; bin++) {
      predictions[bin] += other.predictions[bin];
      accepted[bin] += other.accepted[bin];
      sums[bin] = sums[bin].add(other.sums[bin]);
    }
  }

  List<CalibrationBin> bins() {
    List<CalibrationBin> bins = new ArrayList<>(BINS);
    for (int bin = 0; bin < BINS; bin++) {
      bins.add(
          new CalibrationBin(
              (double) bin / BINS,
              (bin + 1.0) / BINS,
              predictions[bin],
              FixedPoint.mean(sums[bin], predictions[bin]),
              // 0 / 0.0 is NaN: nothing is known of an empty bin.
              accepted[bin] / (double) predictions[bin]));
    }
    return bins;
  }

  void writeTo(DataOutputStream out) throws IOException {
    for (int bin = 0; bin < BINS; bin++) {
      out.writeLong(predictions[bin]);
      out.writeLong(accepted[bin]);
      FixedPoint.write(sums[bin], out);
    }
  }

  static Calibration readFrom(DataInputStream in) throws IOException {
    Calibration read = new Calibration();
    for (int bin = 0; bin < BINS; bin++) {
      read.predictions[bin] = in.readLong();
      read.accepted[bin] = in.readLong();
      read.sums[bin] = FixedPoint.read(in);
    }
    return read;
  }
}
