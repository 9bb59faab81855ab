package org.afterward.transforms.context;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.afterward.coders.Box;
import org.afterward.coders.PopulationSketch;
import org.jspecify.annotations.Nullable;

/** The populations that scores are ranked in, by day and box. */
@FunctionalInterface
public interface Populations extends Serializable {

  /** The population of that day, or null where none is known. */
  @Nullable PopulationRanks on(LocalDate date, Box box);

  /** No population is known: all raw scores stand in. */
  static Populations none() {
    return (date, box) -> null;
  }

  /**
   * Those of these that were scored under the policy; others are passed over, for scores under
   * other weights cannot be compared. Of a day and box there may be one.
   */
  static Populations of(BoxPolicy policy, Collection<PopulationSketch> sketches) {
    String reference = policy.reference();
    Map<DayAndBox, PopulationRanks> byDayAndBox = new HashMap<>();
    for (PopulationSketch sketch : sketches) {
      if (sketch.policy().equals(reference) && sketch.n() > 0) {
        DayAndBox place = new DayAndBox(sketch.day(), sketch.box());
        if (byDayAndBox.put(place, PopulationRanks.in(sketch)) != null) {
          throw new IllegalArgumentException("There are two populations of " + place);
        }
      }
    }
    Map<DayAndBox, PopulationRanks> all = Map.copyOf(byDayAndBox);
    return (date, box) -> all.get(new DayAndBox(date.toEpochDay(), box));
  }
}
