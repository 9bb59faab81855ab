package org.afterward.transforms.learning;

import java.util.List;
import org.afterward.coders.ExactSums;
import org.afterward.coders.LoggedChoice;

/**
 * The choices that the bootstrap draws together: all of one user, or, where nobody knows whose they
 * were, those that are equal in everything. Mutable.
 */
final class OffPolicyPiece {

  /** Whose pieces begin so is a user; all others are equal choices of strangers. */
  private static final char USER = 'u';

  private static final char STRANGERS = 's';

  private long rows;
  private ExactSums sums = new ExactSums(OffPolicyFeature.COUNT);

  /** The name of the piece that a choice belongs to. */
  static String name(LoggedChoice choice) {
    if (!choice.userId().isEmpty()) {
      return USER + choice.userId();
    }
    StringBuilder name = new StringBuilder().append(STRANGERS);
    for (double number :
        new double[] {
          choice.reward(),
          choice.propensity(),
          choice.targetProbability(),
          choice.qAction(),
          choice.vTarget()
        }) {
      // Adding 0 makes one of the two zeros of the other.
      name.append(Long.toHexString(Double.doubleToLongBits(number + 0.0))).append(' ');
    }
    return name.append(choice.segment()).toString();
  }

  /**
   * The groups in which a choice is put together with others of its piece. Of a user these are all
   * choices, and the segment: one piece in each, which do not follow from one another. Equal
   * choices are of one segment, so they are one piece, and count among all choices as they are.
   */
  static List<String> groups(LoggedChoice choice) {
    return choice.userId().isEmpty() || choice.segment().isEmpty()
        ? List.of(choice.segment())
        : List.of(OffPolicyTallies.ALL, choice.segment());
  }

  static boolean isUser(String name) {
    return name.charAt(0) == USER;
  }

  void add(double[] features) {
    rows++;
    for (int place = 0; place < features.length; place++) {
      sums.add(place, features[place]);
    }
  }

  void add(OffPolicyPiece other) {
    rows += other.rows;
    sums.add(other.sums);
  }

  long rows() {
    return rows;
  }

  /** The sums of the features of its choices. */
  double[] features() {
    double[] features = new double[OffPolicyFeature.COUNT];
    for (int place = 0; place < features.length; place++) {
      features[place] = sums.sum(place).value();
    }
    return features;
  }

  void write(OffPolicyOutput out) {
    out.number(rows);
    out.sums(sums);
  }

  void read(OffPolicyInput in) {
    rows = in.number();
    sums = in.sums(OffPolicyFeature.COUNT);
  }
}
