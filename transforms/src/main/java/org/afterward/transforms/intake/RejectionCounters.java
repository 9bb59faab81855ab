package org.afterward.transforms.intake;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Counts what a step rejects: {@code rejected}, and {@code rejected.<rule>} for each rule that a
 * record breaks, once however often it breaks it. What is not rejected costs nothing.
 */
public final class RejectionCounters implements Serializable {

  private static final long serialVersionUID = 1;

  public static final String REJECTED = "rejected";

  /** Followed by the name of a rule. */
  public static final String REJECTED_BY_RULE = "rejected.";

  /**
   * Rules are constants of our contracts, some forty of them. A rejection from elsewhere may call
   * its rule anything, and dashboards do not survive a metric for each user id.
   */
  private static final Pattern NAME_OF_A_RULE = Pattern.compile("[a-z][a-z_0-9]{0,47}");

  private static final String OTHER_RULE = "other";

  private final Class<?> step;
  private final Counter rejected;

  private RejectionCounters(Class<?> step) {
    this.step = step;
    this.rejected = Metrics.counter(step, REJECTED);
  }

  /** In the namespace of this step. */
  public static RejectionCounters of(Class<?> step) {
    return new RejectionCounters(step);
  }

  /** To be called for each rejection, on a thread of the runner's. */
  public void count(Rejection rejection) {
    rejected.inc();
    for (String rule : rulesOf(rejection)) {
      Metrics.counter(step, REJECTED_BY_RULE + rule).inc();
    }
  }

  /** The rules under which a rejection is counted. */
  static Set<String> rulesOf(Rejection rejection) {
    Set<String> rules = new HashSet<>();
    for (BrokenRule broken : rejection.broken()) {
      rules.add(NAME_OF_A_RULE.matcher(broken.rule()).matches() ? broken.rule() : OTHER_RULE);
    }
    return rules;
  }
}
