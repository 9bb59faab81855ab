package org.afterward.transforms.learning;

import java.util.TreeMap;
import org.afterward.coders.EvaluatedChoices;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEvaluation;

/** The tally of all choices, and one of each segment. Mutable. */
final class OffPolicyTallies {

  /** The group of all choices, since no segment has an empty name. */
  static final String ALL = "";

  private final OffPolicySettings settings;
  private final TreeMap<String, OffPolicyTally> tallies = new TreeMap<>();

  OffPolicyTallies(OffPolicySettings settings) {
    this.settings = settings;
  }

  /** Adds a choice to all groups that it belongs to. */
  void add(LoggedChoice choice) {
    for (String group : OffPolicyPiece.groups(choice)) {
      tally(group).add(choice);
    }
  }

  void add(String group, String name, OffPolicyPiece piece) {
    tally(group).add(name, piece);
  }

  void add(OffPolicyTallies other) {
    other.tallies.forEach((group, tally) -> tally(group).add(tally));
  }

  private OffPolicyTally tally(String group) {
    return tallies.computeIfAbsent(group, name -> new OffPolicyTally(settings));
  }

  PolicyEvaluation evaluation() {
    EvaluatedChoices all =
        OffPolicyReport.of(tallies.getOrDefault(ALL, new OffPolicyTally(settings)));
    TreeMap<String, EvaluatedChoices> segments = new TreeMap<>();
    tallies
        .tailMap(ALL, false)
        .forEach((group, tally) -> segments.put(group, OffPolicyReport.of(tally)));
    return new PolicyEvaluation(settings.terms(), all, segments);
  }

  void write(OffPolicyOutput out) {
    out.number(tallies.size());
    tallies.forEach(
        (group, tally) -> {
          out.text(group);
          tally.write(out);
        });
  }

  static OffPolicyTallies read(OffPolicyInput in, OffPolicySettings settings) {
    OffPolicyTallies read = new OffPolicyTallies(settings);
    long groups = in.number();
    for (long i = 0; i < groups; i++) {
      read.tally(in.text()).read(in);
    }
    return read;
  }
}
