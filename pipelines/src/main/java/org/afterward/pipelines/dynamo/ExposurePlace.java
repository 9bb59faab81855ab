package org.afterward.pipelines.dynamo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an exposure's item lies: what the exposure itself and its reward must agree on. */
record ExposurePlace(String exposureId, String userId, long at, String sessionId, int strategyId) {

  ItemKey key(Tables tables) {
    return new ItemKey(tables.exposures(), KeyTexts.user(userId), sortKey());
  }

  /** The indexes' keys but the one that tells of the reward, and when the item goes. */
  Map<String, AttributeValue> indexKeys() {
    Map<String, AttributeValue> keys = new LinkedHashMap<>();
    keys.put(
        Tables.BY_STRATEGY.partitionKey(),
        AttributeValue.fromS(KeyTexts.strategyAndDay(strategyId, day())));
    keys.put(Tables.BY_STRATEGY.sortKey(), AttributeValue.fromS(sortKey()));
    keys.put(Tables.BY_REWARD_STATUS.sortKey(), AttributeValue.fromS(sortKey()));
    long expiresAt = Math.floorDiv(at, 1000L) + Tables.EXPOSURES_KEPT_FOR.toSeconds();
    keys.put(Tables.EXPIRES_AT, AttributeValue.fromN(Long.toString(expiresAt)));
    return keys;
  }

  AttributeValue rewardStatus(boolean rewarded) {
    return AttributeValue.fromS(KeyTexts.rewardStatusAndDay(rewarded, day()));
  }

  /** Holds where there is no item yet, or one of this exposure. */
  String isFreeOrOwn(ItemChange change) {
    String id = change.name(ExposureItem.EXPOSURE_ID);
    return "(attribute_not_exists(%s) OR %s = %s)"
        .formatted(id, id, change.value(AttributeValue.fromS(exposureId)));
  }

  private String sortKey() {
    return KeyTexts.exposureOfUser(at, sessionId);
  }

  private LocalDate day() {
    return KeyTexts.dayOf(at);
  }
}
