package org.afterward.transforms.learning;

import java.util.TreeMap;
import org.afterward.coders.EvaluatedChoices;
import org.afterward.coders.LoggedChoice;
import org.afterward.coders.PolicyEvaluation;

/**
 * The tallies of all segments. What is known of choices is added up where all of them are judged;
 * of users, who may have choices in many segments, it is not, so there is a tally of them over all
 * choices too. Mutable.
 */
final class OffPolicyTallies {

  /**
   * The group of users over all choices, and of those choices that are in no segment: since no
   * segment has an empty name.
   */
  static final String ALL = "";

  private final OffPolicySettings settings;
  private final TreeMap<String, OffPolicyTally> tallies = new TreeMap<>();

  OffPolicyTallies(OffPolicySettings settings) {
    this.settings = settings;
  }

  void add(LoggedChoice choice) {
    tally(choice.segment()).add(choice);
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
    OffPolicyTally all = new OffPolicyTally(settings);
    all.addUsers(tallies.getOrDefault(ALL, new OffPolicyTally(settings)));
    tallies.values().forEach(all::addChoices);
    TreeMap<String, EvaluatedChoices> segments = new TreeMap<>();
    tallies
        .tailMap(ALL, false)
        .forEach((group, tally) -> segments.put(group, OffPolicyReport.of(tally)));
    return PolicyEvaluation.of(settings.terms(), OffPolicyReport.of(all), segments);
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
