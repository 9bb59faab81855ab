package org.afterward.coders;

import java.util.List;
import java.util.Map;

/** The examples of the specification, word for word but for the line breaks, and what they mean. */
final class SpecExamples {

  static final String EXPOSURE_JSON =
      """
      {"event_type":"EXPOSURE","exposure_id":"exp_20240115_123456","timestamp":"2024-01-15T19:30:00Z","user_id":"usr_123","session_id":"ses_xyz789",
       "strategy_applied":{"strategy_id":2,"strategy_name":"Balanced",
         "profile_distribution":{"high_tier_ratio":0.3,"medium_tier_ratio":0.5,"exploration_ratio":0.2},"expected_reward":31.9,"propensity":0.41},
       "user_context_vector":[0.75,0.82,0.68,0.55,15,85,45,0.35,0.25,0.67,0.25,0.45,0.35,5,12,25,0.375,3,7,0,1,0,19,1,1,0,0.42],
       "context_fields":{"attractiveness_score":0.75,"days_since_join":15},
       "profiles_shown":[{"profile_id":"usr_456","rank":1,"tier":"high","predicted_like_prob":0.78,"predicted_friend_accept_prob":0.65,"predicted_chat_response_prob":0.72}],
       "tab":"discovery","reward":null,"reward_computed_at":null}
      """;

  static final Exposure EXPOSURE =
      new Exposure(
          "exp_20240115_123456",
          1_705_347_000_000L,
          "usr_123",
          "ses_xyz789",
          2,
          "Balanced",
          new ProfileMix(0.3, 0.5, 0.2),
          31.9,
          0.41,
          ContextVector.of(
              ContextVector.LAYOUT_1,
              0.75,
              0.82,
              0.68,
              0.55,
              15,
              85,
              45,
              0.35,
              0.25,
              0.67,
              0.25,
              0.45,
              0.35,
              5,
              12,
              25,
              0.375,
              3,
              7,
              0,
              1,
              0,
              19,
              1,
              1,
              0,
              0.42),
          Map.of("attractiveness_score", 0.75, "days_since_join", 15.0),
          List.of(new ShownProfile("usr_456", 1, "high", 0.78, 0.65, 0.72)),
          "discovery");

  static final String PREDICTION_JSON =
      """
      {"event_type":"PREDICTION","prediction_id":"pred_20240115_123456","timestamp":"2024-01-15T19:30:00Z","model_name":"friend_accept_predictor","model_version":"v2.1",
       "input":{"from_user_id":"usr_123","to_user_id":"usr_456","context":{"time_of_day":"evening","day_of_week":"Monday"}},
       "prediction":{"will_accept_probability":0.65,"confidence_score":0.85,"inference_time_ms":45},
       "actual_outcome":null,"actual_outcome_time":null,"prediction_correct":null}
      """;

  static final Prediction PREDICTION =
      new Prediction(
          "pred_20240115_123456",
          1_705_347_000_000L,
          "friend_accept_predictor",
          "v2.1",
          "usr_123",
          "usr_456",
          Map.of("time_of_day", "evening", "day_of_week", "Monday"),
          0.65,
          0.85,
          45);

  static final String REWARD_JSON =
      """
      {"event_type":"REWARD_AGGREGATION","exposure_id":"exp_20240115_123456","user_id":"usr_123","aggregation_timestamp":"2024-01-22T19:30:00Z","observation_period_days":7,
       "revenue_breakdown":{"currency_spent":{"super_like":2,"friend_request":4,"friend_request_with_msg":0,"chat_activation":10,"profile_view":0,"total":16},
         "spend_counts":{"super_like":2,"friend_request":1,"friend_request_with_msg":0,"chat_activation":1,"profile_view":0},
         "retention_bonus":10,"match_bonus":5,"churn_penalty":0,"frustration_penalty":-1},
       "total_reward":30,
       "action_summary":{"profiles_viewed":15,"likes_sent":5,"super_likes_sent":2,"friend_requests_sent":1,"matches_established":1,"chat_activated":1},
       "user_state_change":{"churned":false,"still_active":true,"last_login_date":"2024-01-21","session_count_7d":8},
       "evidence":{"last_own_action_at":"2024-01-21T20:00:00Z","account_closed":false,"longest_rejection_run":3,"credited_matches":1},
       "strategy_id":2,"policy":"default@<hash>","attribution":"full","status":"MATURE","revision":0,"complete_until":"2024-01-22T19:30:00Z"}
      """;

  static final Reward REWARD =
      new Reward(
          new OpenExposure("exp_20240115_123456", "usr_123", 1_705_347_000_000L, 2),
          7 * 86_400_000L,
          new RewardParts(
              SpendTotals.of(
                  new long[] {2_000_000, 4_000_000, 0, 10_000_000, 0}, new int[] {2, 1, 0, 1, 0}),
              10_000_000,
              5_000_000,
              0,
              -1_000_000),
          new RewardEvidence(1_705_867_200_000L, false, 3, RewardEvidence.WHOLE_MATCH),
          new ActionSummary(15, 5, 2, 1, 1, 1),
          new UserStateChange(false, true, 19_743, 8),
          "default@<hash>",
          CreditPolicy.FULL,
          RewardStatus.MATURE,
          0,
          1_705_951_800_000L,
          0,
          "");

  /** The revision, which is not in the specification's, is ours. */
  static final String STRATEGY_PERFORMANCE_JSON =
      """
      {"event_type":"STRATEGY_PERFORMANCE","date":"2024-01-15","strategy_id":2,"strategy_name":"Balanced",
       "daily_stats":{"times_selected":450,"avg_reward":28.5,"std_reward":11.2,"total_revenue":12825,
         "user_segments":{"new_users":50,"male_users":320,"female_users":130,"high_risk_churn":80,"high_spenders":120}},
       "cumulative_stats":{"total_selections":15200,"avg_reward_30d":29.3,"avg_reward_90d":28.1,"success_rate":0.72,"arpu_contribution":14.65},
       "trend":{"reward_trend_7d":"increasing","usage_trend_7d":"stable"},
       "completeness":{"mature":450,"pending":0},"revision":900}
      """;

  static final StrategyPerformance STRATEGY_PERFORMANCE =
      new StrategyPerformance(
          19_737,
          2,
          "Balanced",
          new StrategyPerformance.Daily(
              450,
              28.5,
              11.2,
              12_825_000_000L,
              new StrategyPerformance.Segments(50, 320, 130, 80, 120)),
          new StrategyPerformance.Cumulative(15_200, 29.3, 28.1, 0.72, 14.65),
          new StrategyPerformance.Trends(Trend.INCREASING, Trend.STABLE),
          new StrategyPerformance.Completeness(450, 0),
          900);

  /** The fields after the vector, and those that are not in the specification's, are ours. */
  static final String CONTEXT_SNAPSHOT_JSON =
      """
      {"event_type":"CONTEXT_SNAPSHOT","snapshot_id":"snap_20240115_usr_123","timestamp":"2024-01-15T19:30:00Z","user_id":"usr_123",
       "level1_scores":{"attractiveness_score":0.75,"engagement_score":0.82,"revenue_trigger_score":0.68,"spending_score":0.55,
         "attractiveness_detail":{"received_likes":42,"received_super_likes":8,"received_dislikes":10,"total_evaluations":60,"raw_score":0.623,"normalized_score":0.75},
         "engagement_detail":{"login_days":12,"total_days":15,"evaluation_rate":0.375,"profile_completeness":0.833,"raw_score":0.637,"normalized_score":0.82},
         "revenue_trigger_detail":{"spend_days_last_7d":3,"consecutive_rejections":5,"currency_balance":45,"raw_score":0.636,"normalized_score":0.68},
         "spending_detail":{"total_currency_spent":85,"spends_last_30d":9,"raw_score":0.615,"normalized_score":0.55}},
       "activity_metrics":{"days_since_join":15,"total_currency_spent":85,"currency_balance":45,"like_success_rate":0.35,"friend_request_success_rate":0.25,
         "chat_activation_rate":0.67,"consecutive_rejections":5,"sessions_last_7d":12,"avg_session_duration_minutes":25,"total_matches":3,"days_without_new_match":7,
         "is_paying_user":false,"message_response_rate":0.42,"open_requests":2,"last_own_action_at":"2024-01-15T19:29:00Z","account_closed":false},
       "level2_predictions":{"churn_7d_probability":0.25,"churn_30d_probability":0.45,"model_version":"churn_v2.1"},
       "context_vector":[0.75,0.82,0.68,0.55,15,85,45,0.35,0.25,0.67,0.25,0.45,0.35,5,12,25,0.375,3,7,0,1,0,19,1,1,0,0.42],
       "context_layout":"layout-1","policy":"default@<hash>","population_date":"2024-01-14"}
      """;

  static final ContextSnapshot CONTEXT_SNAPSHOT =
      new ContextSnapshot(
          "snap_20240115_usr_123",
          1_705_347_000_000L,
          "usr_123",
          "",
          new ContextSnapshot.Scores(
              new ContextSnapshot.Score(0.623, 0.75),
              new ContextSnapshot.Score(0.637, 0.82),
              new ContextSnapshot.Score(0.636, 0.68),
              new ContextSnapshot.Score(0.615, 0.55)),
          new Activity(
              15,
              new Activity.Spending(85, 45, false, 9, 3),
              new Activity.Contacts(0.35, 0.25, 0.67, 0.375, 0.42, 3, 7, 5, 2),
              new Activity.Presence(12, 12, 25, 0.833, 1_705_346_940_000L, false),
              new Activity.Received(42, 8, 10)),
          new ContextSnapshot.Level2(0.25, 0.45, "churn_v2.1"),
          "default@<hash>",
          "2024-01-14",
          EXPOSURE.context());

  static final String MODEL_PERFORMANCE_JSON =
      """
      {"event_type":"MODEL_PERFORMANCE","date":"2024-01-15","model_name":"friend_accept_predictor","model_version":"v2.1",
       "daily_stats":{"total_predictions":1500,"accuracy":0.78,"precision":0.82,"recall":0.75,"f1_score":0.78,"avg_inference_time_ms":48}}
      """;

  private SpecExamples() {}

  /** The one line that the example is, were it not broken for the reader. */
  static String oneLine(String example) {
    return example.replaceAll("\\n *", "");
  }
}
