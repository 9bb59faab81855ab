package org.afterward.transforms.context;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.afterward.coders.Activity;
import org.afterward.coders.Box;
import org.afterward.coders.ContextSnapshot;

/**
 * Sketches of the scores of each day and box, of those who count as population. Not for several
 * threads at once.
 */
final class DayScores {

  private final BoxScores scores;
  private final LocalDays days;
  private final Map<PopulationKey, ScoreSketch> sketches = new HashMap<>();

  DayScores(BoxScores scores, ZoneId zone) {
    this.scores = scores;
    this.days = new LocalDays(zone);
  }

  /** Takes a snapshot as of the end of a day. */
  void add(ContextSnapshot snapshot) {
    for (Box box : Box.ALL) {
      double raw = snapshot.scores().of(box).raw();
      add(snapshot.at(), box, snapshot.activity(), snapshot.policy(), raw);
    }
  }

  /** Takes what a user had done at the end of a day; the scores are under this policy. */
  void add(DayActivity.AtMidnight day, String policy) {
    for (Box box : Box.ALL) {
      add(day.at(), box, day.activity(), policy, scores.raw(box, day.activity()));
    }
  }

  private void add(long at, Box box, Activity activity, String policy, double raw) {
    if (scores.isOfPopulation(box, activity, at)) {
      sketches
          .computeIfAbsent(
              new PopulationKey(days.of(at - 1), box, policy), key -> ScoreSketch.empty())
          .add(raw);
    }
  }

  void forEach(BiConsumer<PopulationKey, ScoreSketch> sketch) {
    sketches.forEach(sketch);
  }
}
