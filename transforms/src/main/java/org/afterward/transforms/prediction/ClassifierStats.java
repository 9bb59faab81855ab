package org.afterward.transforms.prediction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.afterward.coders.ModelPerformance.AtThreshold;
import org.afterward.coders.ModelPerformance.InferenceTime;
import org.afterward.coders.ModelPerformance.Probabilities;
import org.afterward.coders.ModelPerformance.Stats;
import org.afterward.coders.PredictionOutcome;

/**
 * How good predictions were, gathered in one pass. Parts of it can be brought together: whatever
 * the order and the grouping, it has the same bytes in the end, and says the same.
 *
 * <p>Counts are whole numbers, and sums of what is not whole are sums of whole {@link FixedPoint}
 * units. AUC and the 95th percentile need each value; they are exact up to {@value #EXACT_UP_TO}
 * different ones, and say how far they can be off beyond that: see {@link ValueCounts}. So a worker
 * holds two or three MiB at most for each model, version and day, however many predictions there
 * are.
 *
 * <p>A probability that is absent or is none counts in the total alone, and an inference time that
 * is absent or negative nowhere.
 */
final class ClassifierStats {

  /** So many different probabilities, of those accepted and of others, and inference times. */
  static final int EXACT_UP_TO = 10_000;

  /** No probability is taken to be nearer to 0 or 1: else being wrong once would be infinite. */
  static final double LEAST_PROBABILITY = 1e-15;

  private static final int HIGH_PERCENT = 95;

  private final double threshold;
  private final int exactUpTo;
  private long total;
  private long judged;
  private long correct;
  private long truePositives;
  private long falsePositives;
  private long falseNegatives;
  private long trueNegatives;
  private BigInteger logLosses = BigInteger.ZERO;
  private BigInteger squaredErrors = BigInteger.ZERO;
  private BigInteger inferenceTimes = BigInteger.ZERO;
  private Calibration calibration = new Calibration();
  private ValueCounts accepted;
  private ValueCounts others;
  private ValueCounts times;

  ClassifierStats(double threshold, int exactUpTo) {
    this.threshold = threshold;
    this.exactUpTo = exactUpTo;
    accepted = new ValueCounts(exactUpTo);
    others = new ValueCounts(exactUpTo);
    times = new ValueCounts(exactUpTo);
  }

  /** Of nothing yet. The model says yes from the threshold on. */
  static ClassifierStats at(double threshold) {
    return new ClassifierStats(threshold, EXACT_UP_TO);
  }

  void add(PredictionOutcome outcome) {
    total++;
    Boolean isCorrect = outcome.correct();
    if (isCorrect != null) {
      judged++;
      correct += isCorrect ? 1 : 0;
    }
    double probability = outcome.prediction().willAcceptProbability();
    // Not so of NaN either.
    if (probability >= 0 && probability <= 1) {
      addProbability(probability, outcome.answer().outcome() == 1);
    }
    double time = outcome.prediction().inferenceTimeMs();
    if (time >= 0 && time < Double.POSITIVE_INFINITY) {
      times.add(time);
      inferenceTimes = inferenceTimes.add(FixedPoint.of(time));
    }
  }

  private void addProbability(double probability, boolean isAccepted) {
    boolean saidYes = probability >= threshold;
    if (saidYes) {
      truePositives += isAccepted ? 1 : 0;
      falsePositives += isAccepted ? 0 : 1;
    } else {
      falseNegatives += isAccepted ? 1 : 0;
      trueNegatives += isAccepted ? 0 : 1;
    }
    double clipped = Math.min(Math.max(probability, LEAST_PROBABILITY), 1 - LEAST_PROBABILITY);
    // Math.log may differ in its last digit from one machine to another.
    double logLoss = -StrictMath.log(isAccepted ? clipped : 1 - clipped);
    double error = isAccepted ? 1 - probability : probability;
    logLosses = logLosses.add(FixedPoint.of(logLoss));
    squaredErrors = squaredErrors.add(FixedPoint.of(error * error));
    calibration.add(probability, isAccepted);
    (isAccepted ? accepted : others).add(probability);
  }

  /** Takes in what another has gathered, at the same threshold. */
  void addAll(ClassifierStats other) {
    total += other.total;
    judged += other.judged;
    correct += other.correct;
    truePositives += other.truePositives;
    falsePositives += other.falsePositives;
    falseNegatives += other.falseNegatives;
    trueNegatives += other.trueNegatives;
    logLosses = logLosses.add(other.logLosses);
    squaredErrors = squaredErrors.add(other.squaredErrors);
    inferenceTimes = inferenceTimes.add(other.inferenceTimes);
    calibration.addAll(other.calibration);
    accepted.addAll(other.accepted);
    others.addAll(other.others);
    times.addAll(other.times);
  }

  /** What it says; {@code NaN} where nothing can be said. */
  Stats measured() {
    long scored = accepted.total() + others.total();
    Auc auc = Auc.of(accepted, others);
    return new Stats(
        total,
        atThreshold(),
        new Probabilities(
            auc.value(),
            auc.errorAtMost(),
            FixedPoint.mean(logLosses, scored),
            FixedPoint.mean(squaredErrors, scored),
            calibration.bins()),
        share(correct, judged),
        new InferenceTime(
            FixedPoint.mean(inferenceTimes, times.total()),
            times.quantile(HIGH_PERCENT),
            times.total() == 0 ? Double.NaN : times.isRounded() ? ValueCounts.ROUNDED_BY : 0));
  }

  private AtThreshold atThreshold() {
    long scored = accepted.total() + others.total();
    return new AtThreshold(
        threshold,
        truePositives,
        falsePositives,
        falseNegatives,
        trueNegatives,
        share(truePositives + trueNegatives, scored),
        share(truePositives, truePositives + falsePositives),
        share(truePositives, truePositives + falseNegatives),
        share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives));
  }

  private static double share(long some, long all) {
    return all == 0 ? Double.NaN : (double) some / all;
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeDouble(threshold);
    out.writeInt(exactUpTo);
    out.writeLong(total);
    out.writeLong(judged);
    out.writeLong(correct);
    out.writeLong(truePositives);
    out.writeLong(falsePositives);
    out.writeLong(falseNegatives);
    out.writeLong(trueNegatives);
    FixedPoint.write(logLosses, out);
    FixedPoint.write(squaredErrors, out);
    FixedPoint.write(inferenceTimes, out);
    calibration.writeTo(out);
    accepted.writeTo(out);
    others.writeTo(out);
    times.writeTo(out);
  }

  static ClassifierStats readFrom(DataInputStream in) throws IOException {
    ClassifierStats read = new ClassifierStats(in.readDouble(), in.readInt());
    read.total = in.readLong();
    read.judged = in.readLong();
    read.correct = in.readLong();
    read.truePositives = in.readLong();
    read.falsePositives = in.readLong();
    read.falseNegatives = in.readLong();
    read.trueNegatives = in.readLong();
    read.logLosses = FixedPoint.read(in);
    read.squaredErrors = FixedPoint.read(in);
    read.inferenceTimes = FixedPoint.read(in);
    read.calibration = Calibration.readFrom(in);
    read.accepted = ValueCounts.readFrom(in, read.exactUpTo);
    read.others = ValueCounts.readFrom(in, read.exactUpTo);
    read.times = ValueCounts.readFrom(in, read.exactUpTo);
    return read;
  }
}
