package org.afterward.transforms.prediction;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import org.afterward.coders.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The two numbers of the rule that says what came of a prediction.
 *
 * @param horizonMs how long after a prediction its answer is waited for
 * @param tolerance a prediction is correct if its probability is less than this away from the
 *     outcome
 */
public record OutcomePolicy(long horizonMs, double tolerance) implements Serializable {

  private static final OutcomePolicy STANDARD =
      new OutcomePolicy(Duration.ofDays(3).toMillis(), 0.2);

  public OutcomePolicy {
    check(horizonMs > 0, "The horizon", "1 ms or more", horizonMs);
    check(tolerance > 0 && tolerance <= 1, "The tolerance", "above 0 and at most 1", tolerance);
  }

  /** The policy of the specification: three days, and 0.2. */
  public static OutcomePolicy standard() {
    return STANDARD;
  }

  /**
   * Whether a probability was near enough to the answer; null where the model gave none.
   *
   * <p>Numbers are compared as the decimals that they are written as, since those are what people
   * see: 0.8 is 0.2 away from 1, and so not less than that. (In binary it would be nearer, while
   * 0.2 would not be nearer to 0.)
   */
  public @Nullable Boolean isCorrect(double probability, Answer answer) {
    if (!Double.isFinite(probability)) {
      return null;
    }
    BigDecimal distance = decimal(probability).subtract(BigDecimal.valueOf(answer.outcome())).abs();
    return distance.compareTo(decimal(tolerance)) < 0;
  }

  /** The shortest decimal that stands for it; Double.toString finds it only from JDK 19 on. */
  private static BigDecimal decimal(double number) {
    return new BigDecimal(NumberOutput.toString(number, true));
  }

  private static void check(boolean right, String setting, String wanted, Object found) {
    if (!right) {
      throw new IllegalArgumentException(setting + " must be " + wanted + ", not " + found);
    }
  }
}
