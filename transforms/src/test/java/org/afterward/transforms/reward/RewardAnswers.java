package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewards as golden answers are written: the amounts and the evidence always, other fields where
 * the case is about them. What is compared are lines, of which those that begin with a word are
 * rewards.
 */
final class RewardAnswers {

  private static final Set<String> ALWAYS_ANSWERED =
      Set.of(
          "exposure_id",
          "currency_spent",
          "retention_bonus",
          "match_bonus",
          "churn_penalty",
          "frustration_penalty",
          "total_reward",
          "last_own_action_at",
          "account_closed",
          "longest_rejection_run",
          "credited_matches");

  private final String word;
  private final List<String> expected = new ArrayList<>();
  private final Map<String, Set<String>> answered = new HashMap<>();

  RewardAnswers(String word, List<String> answers) {
    this.word = word + " ";
    for (String line : answers) {
      Map<String, String> answer = FlatJson.read(line);
      assertThat(answer.keySet()).as("the fields of %s", line).containsAll(ALWAYS_ANSWERED);
      answered.put(key(answer), answer.keySet());
      expected.add(this.word + answer);
    }
  }

  /** The lines of the answers. */
  List<String> expected() {
    return expected;
  }

  /** The line with those fields of a reward alone that its answer has. */
  String asAnswered(String line) {
    if (!line.startsWith(word)) {
      return line;
    }
    Map<String, String> fields = FlatJson.read(line.substring(word.length()));
    fields.keySet().retainAll(answered.getOrDefault(key(fields), ALWAYS_ANSWERED));
    return word + fields;
  }

  /** Of which exposure, by which credit policy, and of which revision a reward or its answer is. */
  private static String key(Map<String, String> fields) {
    return String.join(
        " ",
        fields.get("exposure_id"),
        fields.getOrDefault("attribution", "full"),
        fields.getOrDefault("revision", "0"));
  }
}
