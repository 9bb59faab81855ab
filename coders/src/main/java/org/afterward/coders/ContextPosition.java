package org.afterward.coders;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one position of a context vector means.
 *
 * @param name by which people and reports call it
 * @param least the least value that can be right
 * @param most the greatest
 * @param whenMissing the value where no source has one, within the range
 * @param sources where the value is found when it is computed again; the first that has one counts
 */
public record ContextPosition(
    String name, double least, double most, double whenMissing, List<ContextSource> sources)
    implements Serializable {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  /**
   * Checks everything.
   *
   * @throws IllegalArgumentException naming the setting that cannot be right
   */
  public ContextPosition {
    check(
        NAME.matcher(name).matches(),
        "name must be at most 64 letters, digits and underscores that begin with a letter, not \""
            + Excerpt.of(name)
            + "\"");
    check(
        Double.isFinite(least) && Double.isFinite(most) && least <= most,
        "range of " + name + " must be [LEAST, MOST] in finite numbers");
    check(
        whenMissing >= least && whenMissing <= most,
        "default of "
            + name
            + " must be within "
            + text(least)
            + " to "
            + text(most)
            + ", not "
            + text(whenMissing));
    check(!sources.isEmpty(), "sources of " + name + " must be at least one");
    check(
        new HashSet<>(sources).size() == sources.size(),
        "sources of " + name + " name one of them twice");
    // So that equal positions have equal hashes: minus zero is no other number.
    least += 0.0;
    most += 0.0;
    whenMissing += 0.0;
    sources = List.copyOf(sources);
  }

  /** Whether a value can be right; {@code NaN} never is. */
  public boolean includes(double value) {
    return value >= least && value <= most;
  }

  private static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** As JSON would say it: without a fraction where there is none. */
  private static String text(double number) {
    return new JsonLine().element(number).toString();
  }
}
