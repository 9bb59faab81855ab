package org.afterward.transforms.strategy;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.UserSegment;

/**
 * Says which segments a user belongs to, as far as the context of an exposure tells. Positions are
 * found by their names, so a layout of a team's own needs only to use those of layout 1; of what it
 * lacks, nothing is told. Of a context in a layout that is not known, nothing at all.
 */
public final class UserSegments implements Serializable {

  private static final long serialVersionUID = 1;

  private static final double NEW_FOR_DAYS = 7;
  private static final double HIGH_CHURN = 0.5;
  private static final double HIGH_SPENDING = 0.8;
  private static final double TRUE_FROM = 0.5;

  private final Map<String, Positions> positionsOfLayout;

  private UserSegments(Map<String, Positions> positionsOfLayout) {
    this.positionsOfLayout = positionsOfLayout;
  }

  /** Of contexts in layout 1. */
  public static UserSegments standard() {
    return in(Set.of(ContextLayout.standard()));
  }

  /** Of contexts in any of these layouts, told apart by their names. */
  public static UserSegments in(Collection<ContextLayout> layouts) {
    Map<String, Positions> positions = new LinkedHashMap<>();
    layouts.forEach(layout -> positions.put(layout.name(), Positions.in(layout)));
    return new UserSegments(positions);
  }

  /** The segments, in the order of the constants. */
  public Set<UserSegment> of(ContextVector context) {
    EnumSet<UserSegment> segments = EnumSet.noneOf(UserSegment.class);
    Positions positions = positionsOfLayout.get(context.layout());
    if (positions != null && positions.length() == context.length()) {
      positions.addSegments(context, segments);
    }
    return Collections.unmodifiableSet(segments);
  }

  /** Where in a layout the positions stand that segments come from; -1 where it has none. */
  private record Positions(
      int length, int isNewUser, int daysSinceJoin, int isMale, int churn7d, int spending)
      implements Serializable {

    static Positions in(ContextLayout layout) {
      return new Positions(
          layout.length(),
          layout.indexOf("is_new_user"),
          layout.indexOf("days_since_join"),
          layout.indexOf("is_male"),
          layout.indexOf("churn_7d_probability"),
          layout.indexOf("spending"));
    }

    void addSegments(ContextVector context, Set<UserSegment> segments) {
      if (value(context, isNewUser) >= TRUE_FROM || value(context, daysSinceJoin) < NEW_FOR_DAYS) {
        segments.add(UserSegment.NEW);
      }
      double male = value(context, isMale);
      if (!Double.isNaN(male)) {
        segments.add(male >= TRUE_FROM ? UserSegment.MALE : UserSegment.FEMALE);
      }
      if (value(context, churn7d) >= HIGH_CHURN) {
        segments.add(UserSegment.HIGH_RISK_CHURN);
      }
      if (value(context, spending) >= HIGH_SPENDING) {
        segments.add(UserSegment.HIGH_SPENDER);
      }
    }

    /** Not a number, and so in no comparison, where the layout has no such position. */
    private static double value(ContextVector context, int position) {
      return position < 0 ? Double.NaN : context.get(position);
    }
  }
}
