package org.afterward.pipelines.dynamo;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ContextVector;

/** Which segments a user belongs to, as far as a context in layout 1 says; else none. */
final class UserSegments {

  private static final int POSITIONS = 27;
  private static final int SPENDING = 3;
  private static final int DAYS_SINCE_JOIN = 4;
  private static final int CHURN_7D = 10;
  private static final int IS_NEW_USER = 19;
  private static final int IS_MALE = 20;

  private UserSegments() {}

  static List<String> of(ContextVector context) {
    List<String> segments = new ArrayList<>();
    if (!context.layout().equals(ContextVector.LAYOUT_1) || context.length() != POSITIONS) {
      return segments;
    }
    if (isTrue(context, IS_NEW_USER) || context.get(DAYS_SINCE_JOIN) < 7) {
      segments.add("new_users");
    }
    segments.add(isTrue(context, IS_MALE) ? "male_users" : "female_users");
    if (context.get(CHURN_7D) >= 0.5) {
      segments.add("high_risk_churn");
    }
    if (context.get(SPENDING) >= 0.8) {
      segments.add("high_spenders");
    }
    return segments;
  }

  private static boolean isTrue(ContextVector context, int position) {
    return context.get(position) >= 0.5;
  }
}
