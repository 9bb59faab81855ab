package org.afterward.pipelines.files;

import java.util.Arrays;
import java.util.List;
import org.afterward.coders.ShownProfile;

/** The columns of the profiles that an exposure showed. */
final class ShownProfileColumns {

  private static final String EACH = "profiles_shown[].";

  private final TextColumn profileId;
  private final WholeColumn rank;
  private final TextColumn tier;
  private final NumberColumn likeProbability;
  private final NumberColumn friendAcceptProbability;
  private final NumberColumn chatResponseProbability;
  private final List<Column> columns;

  ShownProfileColumns(ColumnPlan plan) {
    profileId = plan.text(EACH + "profile_id");
    rank = plan.wholeInt(EACH + "rank");
    tier = plan.text(EACH + "tier");
    likeProbability = plan.number(EACH + "predicted_like_prob");
    friendAcceptProbability = plan.number(EACH + "predicted_friend_accept_prob");
    chatResponseProbability = plan.number(EACH + "predicted_chat_response_prob");
    columns =
        List.of(
            profileId,
            rank,
            tier,
            likeProbability,
            friendAcceptProbability,
            chatResponseProbability);
  }

  List<ShownProfile> at(int row) {
    // All columns that are there have the same places; the others have none.
    for (Column column : columns) {
      if (column.isThere()) {
        return between(column.begin(row), column.end(row));
      }
    }
    return List.of();
  }

  private List<ShownProfile> between(int begin, int end) {
    ShownProfile[] profiles = new ShownProfile[end - begin];
    for (int place = begin; place < end; place++) {
      profiles[place - begin] =
          new ShownProfile(
              profileId.at(place),
              rank.intAt(place),
              tier.at(place),
              likeProbability.at(place),
              friendAcceptProbability.at(place),
              chatResponseProbability.at(place));
    }
    return Arrays.asList(profiles);
  }
}
