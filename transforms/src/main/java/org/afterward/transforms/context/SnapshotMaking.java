package org.afterward.transforms.context;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.Activity;
import org.afterward.coders.Box;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextSnapshot.Level2;
import org.afterward.coders.ContextSnapshot.Score;
import org.afterward.coders.ContextSnapshot.Scores;
import org.afterward.coders.ContextSource;
import org.afterward.coders.ContextValues;
import org.afterward.coders.ContextVector;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedValues;

/** Makes a snapshot of a profile as it was at a moment. */
final class SnapshotMaking {

  private static final String CHURN_7D = "churn_7d_probability";
  private static final String CHURN_30D = "churn_30d_probability";

  private final SnapshotTerms terms;
  private final BoxScores boxScores;
  private final String policy;

  SnapshotMaking(SnapshotTerms terms) {
    this.terms = terms;
    this.boxScores = BoxScores.under(terms.boxes());
    this.policy = terms.boxes().reference();
  }

  /** For an exposure, by a profile of what was before it. */
  ContextSnapshot ofExposure(ServedContext exposure, UserProfile profile) {
    Map<String, Double> served = new TreeMap<>(profile.servedFields());
    served.putAll(exposure.fields());
    return snapshot(
        ContextSnapshot.idOfExposure(exposure.exposureId()),
        exposure.at(),
        exposure.userId(),
        exposure.exposureId(),
        profile,
        served);
  }

  /** Of the day that ends at this midnight, by a profile of what was before it. */
  ContextSnapshot ofDay(String userId, long midnight, UserProfile profile) {
    return snapshot(
        ContextSnapshot.idOfDay(terms.dateOf(midnight - 1).toEpochDay(), userId),
        midnight,
        userId,
        "",
        profile,
        profile.servedFields());
  }

  private ContextSnapshot snapshot(
      String id,
      long at,
      String userId,
      String exposureId,
      UserProfile profile,
      Map<String, Double> served) {
    Activity activity = profile.activityAt(at, served);
    LocalDate dayBefore = terms.dateOf(at).minusDays(1);
    Map<Box, Score> scores = new EnumMap<>(Box.class);
    String populationDate = "";
    for (Box box : Box.ALL) {
      PopulationRanks population = terms.populations().on(dayBefore, box);
      scores.put(box, boxScores.score(box, activity, population));
      if (population != null && boxScores.isEnough(population)) {
        populationDate = dayBefore.toString();
      }
    }
    ContextValues values = values(at, scores, activity, profile, served);
    ContextLayout layout = terms.layout();
    return new ContextSnapshot(
        id,
        at,
        userId,
        exposureId,
        Scores.of(box -> scores.getOrDefault(box, new Score(0, 0))),
        activity,
        level2(layout, values, profile),
        policy,
        populationDate,
        layout.vector(values));
  }

  private ContextValues values(
      long at,
      Map<Box, Score> scores,
      Activity activity,
      UserProfile profile,
      Map<String, Double> served) {
    CalendarValues calendar = CalendarValues.at(at, terms.zone());
    ServedValues servedValues = ServedValues.of(terms.layout(), ContextVector.empty(), served);
    return (source, position) ->
        switch (source.kind()) {
          case SCORE -> score(scores, source).normalized();
          case RAW_SCORE -> score(scores, source).raw();
          case ACTIVITY -> activity.valueOf(source.name());
          case PREDICTION -> {
            ModelSaid said = profile.predictions().get(source.name());
            yield said == null ? Double.NaN : said.probability();
          }
          case CALENDAR -> calendar.of(source, position);
          case SERVED -> servedValues.of(source, position);
        };
  }

  private static Score score(Map<Box, Score> scores, ContextSource source) {
    Box box = Box.named(source.name());
    Score score = box == null ? null : scores.get(box);
    return score == null ? new Score(Double.NaN, Double.NaN) : score;
  }

  /** By the positions of the layout that have these names, where it has them. */
  private static Level2 level2(ContextLayout layout, ContextValues values, UserProfile profile) {
    int week = layout.indexOf(CHURN_7D);
    int month = layout.indexOf(CHURN_30D);
    return new Level2(
        week < 0 ? Double.NaN : layout.known(week, values),
        month < 0 ? Double.NaN : layout.known(month, values),
        week < 0 ? "" : modelVersion(layout, week, profile));
  }

  /** The version of the model that the value at a position is of, or empty if it is of none. */
  private static String modelVersion(ContextLayout layout, int position, UserProfile profile) {
    for (ContextSource source : layout.positions().get(position).sources()) {
      ModelSaid said =
          source.kind() == ContextSource.Kind.PREDICTION
              ? profile.predictions().get(source.name())
              : null;
      if (said != null && Double.isFinite(said.probability())) {
        return said.modelVersion();
      }
    }
    return "";
  }
}
