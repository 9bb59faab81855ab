package org.afterward.transforms.context;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
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
    long day = days.of(snapshot.at() - 1);
    for (Box box : Box.ALL) {
      if (scores.isOfPopulation(box, snapshot.activity(), snapshot.at())) {
        sketches
            .computeIfAbsent(
                new PopulationKey(day, box, snapshot.policy()), key -> ScoreSketch.empty())
            .add(snapshot.scores().of(box).raw());
      }
    }
  }

  void forEach(BiConsumer<PopulationKey, ScoreSketch> sketch) {
    sketches.forEach(sketch);
  }
}
