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

  /** Of as many features as its choices have. */
  private ExactSums sums = new ExactSums(OffPolicyFeature.WITHOUT_BASELINE);

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
      name.append(hex(number));
    }
    if (choice.hasBaseline()) {
      name.append(hex(choice.baselineProbability())).append(hex(choice.vBaseline()));
    } else {
      name.append('-');
    }
    return name.append(choice.segment()).toString();
  }

  private static String hex(double number) {
    // Adding 0 makes one of the two zeros of the other.
    return Long.toHexString(Double.doubleToLongBits(number + 0.0)) + ' ';
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
    makeRoom(features.length);
    for (int place = 0; place < features.length; place++) {
      sums.add(place, features[place]);
    }
  }

  void add(OffPolicyPiece other) {
    rows += other.rows;
    makeRoom(other.sums.count());
    sums.addFrom(0, other.sums);
  }

  private void makeRoom(int features) {
    if (features > sums.count()) {
      ExactSums more = new ExactSums(features);
      more.addFrom(0, sums);
      sums = more;
    }
  }

  long rows() {
    return rows;
  }

  /** The sums of the features of its choices: as many as they have. */
  double[] features() {
    double[] features = new double[sums.count()];
    for (int place = 0; place < features.length; place++) {
      features[place] = sums.sum(place).value();
    }
    return features;
  }

  void write(OffPolicyOutput out) {
    out.number(rows);
    out.number(sums.count());
    out.sums(sums);
  }

  void read(OffPolicyInput in) {
    rows = in.number();
    sums = in.sums((int) in.number());
  }
}
