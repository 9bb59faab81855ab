package org.afterward.pipelines.dynamo;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The tables that Afterward keeps.
 *
 * @param prefix what their names begin with
 */
public record Tables(String prefix) implements Serializable {

  static final String PK = "PK";
  static final String SK = "SK";

  /** Epoch seconds, as DynamoDB's time to live wants them. */
  static final String EXPIRES_AT = "expires_at";

  static final IndexDefinition BY_STRATEGY =
      new IndexDefinition("GSI1", "STRATEGY#{strategy_id}#DATE#{date}");
  static final IndexDefinition BY_REWARD_STATUS =
      new IndexDefinition("GSI2", "REWARD_STATUS#{true|false}#DATE#{date}");

  static final Duration EXPOSURES_KEPT_FOR = Duration.ofDays(90);
  static final Duration STRATEGY_PERFORMANCE_KEPT_FOR = Duration.ofDays(365);

  /** One item an exposure: how it was served, and when it is known, what it was worth. */
  public String exposures() {
    return prefix + "exposures";
  }

  /** One item an exposure: its reward in all its parts. */
  public String rewards() {
    return prefix + "rewards";
  }

  /** One item a strategy and day. */
  public String strategyPerformance() {
    return prefix + "strategy_performance";
  }

  /** What each of them must be, in the order of their names above. */
  public List<TableDefinition> definitions() {
    return List.of(
        new TableDefinition(
            exposures(),
            "USER#{user_id}",
            "EXP#{timestamp}#SESSION#{session_id}",
            List.of(BY_STRATEGY, BY_REWARD_STATUS),
            EXPOSURES_KEPT_FOR,
            ExposureItem.ATTRIBUTES),
        new TableDefinition(
            rewards(),
            "MONTH#{yyyy-MM}",
            "EXPOSURE#{exposure_id}",
            List.of(),
            Duration.ZERO,
            RewardItem.ATTRIBUTES),
        new TableDefinition(
            strategyPerformance(),
            "STRATEGY#{strategy_id}",
            "DATE#{date}",
            List.of(),
            STRATEGY_PERFORMANCE_KEPT_FOR,
            StrategyPerformanceItem.ATTRIBUTES));
  }
}
