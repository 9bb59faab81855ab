package org.afterward.pipelines.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.afterward.transforms.intake.ParseRewards;
import org.afterward.transforms.intake.RejectionCounters;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.intake.ValidatePredictions;
import org.afterward.transforms.intake.ValidateUserEvents;
import org.afterward.transforms.prediction.AwaitPredictionOutcomes;
import org.afterward.transforms.reward.CreditLedger;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricName;

/**
 * What is known of a run by which its health can be told. A sign that is not there is not known;
 * one that is 0 is known to be 0.
 *
 * @param brokenRules how many records broke each rule, by its name
 */
public record Vitals(Map<Sign, Long> signs, Map<String, Long> brokenRules) {

  /** Of a run of which nothing is known. */
  public static final Vitals UNKNOWN = new Vitals(Map.of(), Map.of());

  private static final String OURS = "org.afterward.";

  /** These see again what another step has seen. */
  private static final Set<String> SEES_AGAIN =
      names(
          ParseRewards.class,
          ValidateExposures.class,
          ValidateUserEvents.class,
          ValidatePredictions.class);

  /** What waits there are not exposures. */
  private static final Set<String> OF_NO_EXPOSURE =
      names(AwaitPredictionOutcomes.class, CreditLedger.class);

  public Vitals {
    signs = Map.copyOf(signs);
    brokenRules = Map.copyOf(brokenRules);
  }

  /** Out of the counters of a run that is over. */
  public static Vitals of(PipelineResult result) {
    return of(RunCounters.of(result));
  }

  /** Out of the counters of such a run. */
  public static Vitals of(RunCounters counters) {
    Map<Sign, Long> signs = new HashMap<>();
    Map<String, Long> rules = new HashMap<>();
    counters
        .values()
        .forEach(
            (name, value) -> {
              String rule = ruleOf(name.getName());
              if (!name.getNamespace().startsWith(OURS)) {
                return;
              }
              if (!rule.isEmpty()) {
                rules.merge(rule, value, Long::sum);
              }
              for (Sign sign : Sign.values()) {
                if (sign.counter().equals(name.getName()) && tells(name, sign, counters)) {
                  signs.merge(sign, value, Long::sum);
                }
              }
            });
    // What never happened has no counter, also where a step was there to count it.
    nothingOf(signs, Sign.READ, List.of(Sign.REJECTED));
    nothingOf(signs, Sign.OPENED, List.of(Sign.SETTLED, Sign.PENDING, Sign.LATE_SPEND_LOST));
    nothingOf(signs, Sign.CHECKED, List.of(Sign.IMPLAUSIBLE));
    nothingOf(signs, Sign.WRITES_RETRIED, List.of(Sign.WRITES_REFUSED));
    return new Vitals(signs, rules);
  }

  private static void nothingOf(Map<Sign, Long> signs, Sign known, List<Sign> others) {
    if (signs.containsKey(known)) {
      others.forEach(sign -> signs.putIfAbsent(sign, 0L));
    }
  }

  private static boolean tells(MetricName name, Sign sign, RunCounters counters) {
    String namespace = name.getNamespace();
    return switch (sign) {
      case READ -> !SEES_AGAIN.contains(namespace);
      // A table rejects too, but nothing that was read there.
      case REJECTED -> counters.has(MetricName.named(namespace, Sign.READ.counter()));
      case WRITES_REFUSED -> !counters.has(MetricName.named(namespace, Sign.READ.counter()));
      default -> !OF_NO_EXPOSURE.contains(namespace);
    };
  }

  /** The rule of a counter of records that broke one, or nothing. */
  private static String ruleOf(String counter) {
    return counter.startsWith(RejectionCounters.REJECTED_BY_RULE)
        ? counter.substring(RejectionCounters.REJECTED_BY_RULE.length())
        : "";
  }

  /** These, and a sign that the job itself knows better. */
  public Vitals with(Sign sign, long value) {
    Map<Sign, Long> more = new HashMap<>(signs);
    more.put(sign, value);
    return new Vitals(more, brokenRules);
  }

  /** These, and the job's own account of the rules that were broken. */
  public Vitals withBrokenRules(Map<String, Long> rules) {
    return new Vitals(signs, rules);
  }

  boolean knows(Sign... asked) {
    return signs.keySet().containsAll(Set.of(asked));
  }

  /** Only of a sign that is known. */
  long get(Sign sign) {
    Long value = signs.get(sign);
    if (value == null) {
      throw new IllegalArgumentException(sign + " is not known");
    }
    return value;
  }

  private static Set<String> names(Class<?>... steps) {
    return Set.copyOf(List.of(steps).stream().map(Class::getName).toList());
  }
}
