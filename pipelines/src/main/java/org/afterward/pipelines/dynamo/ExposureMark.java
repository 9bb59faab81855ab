package org.afterward.pipelines.dynamo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.IsoTime;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a reward leaves on its exposure's item. */
final class ExposureMark {

  static final String REVISION = "reward_revision";

  static final List<String> ATTRIBUTES =
      List.of("reward", "reward_computed_at", "reward_breakdown", "reward_policy", REVISION);

  private ExposureMark() {}

  /**
   * Writes a reward onto its exposure's item, or makes the item where the exposure has not come
   * yet. Refused where the item has a newer reward, or is another exposure's.
   */
  static TableWrite put(Tables tables, Reward reward) {
    Map<String, AttributeValue> fields = JsonAttributes.read(RewardJson.write(reward));
    String session = JsonAttributes.text(fields, "session_id");
    OpenExposure exposure = reward.exposure();
    ExposurePlace place =
        new ExposurePlace(
            exposure.exposureId(),
            exposure.userId(),
            exposure.shownAt(),
            session == null ? "" : session,
            exposure.strategyId());
    ItemChange change = new ItemChange();
    change.set(own(place));
    change.set(place.indexKeys());
    change.set(Tables.BY_REWARD_STATUS.partitionKey(), place.rewardStatus(true));
    change.set(attributes(reward, fields));
    String revision = change.name(REVISION);
    String condition =
        "%s AND (attribute_not_exists(%s) OR %s <= %s)"
            .formatted(
                place.isFreeOrOwn(change),
                revision,
                revision,
                change.value(AttributeValue.fromN(Integer.toString(reward.revision()))));
    ItemKey key = place.key(tables);
    return new TableWrite(key, exposure.exposureId(), reward.revision(), change.of(key, condition));
  }

  /** What of the exposure its reward knows; the exposure writes the same. */
  private static Map<String, AttributeValue> own(ExposurePlace place) {
    Map<String, AttributeValue> own = new LinkedHashMap<>();
    own.put(ExposureItem.EXPOSURE_ID, AttributeValue.fromS(place.exposureId()));
    own.put("user_id", AttributeValue.fromS(place.userId()));
    own.put("timestamp", AttributeValue.fromS(IsoTime.format(place.at())));
    if (!place.sessionId().isEmpty()) {
      own.put("session_id", AttributeValue.fromS(place.sessionId()));
    }
    own.put("strategy_id", AttributeValue.fromN(Integer.toString(place.strategyId())));
    return own;
  }

  private static Map<String, AttributeValue> attributes(
      Reward reward, Map<String, AttributeValue> fields) {
    Map<String, AttributeValue> mark = new LinkedHashMap<>();
    copy(fields, "total_reward", mark, "reward");
    copy(fields, "aggregation_timestamp", mark, "reward_computed_at");
    copy(fields, "revenue_breakdown", mark, "reward_breakdown");
    copy(fields, "policy", mark, "reward_policy");
    mark.put(REVISION, AttributeValue.fromN(Integer.toString(reward.revision())));
    return mark;
  }

  private static void copy(
      Map<String, AttributeValue> from, String field, Map<String, AttributeValue> to, String name) {
    AttributeValue value = from.get(field);
    if (value == null) {
      throw new IllegalStateException("The JSON of a reward has no " + field);
    }
    to.put(name, value);
  }
}
