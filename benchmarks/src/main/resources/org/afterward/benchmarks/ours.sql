-- Our rewards and implausible rewards with the opponent's columns: flat, and in whole units where ours are micro-units
-- (with full credit all are whole; one that is not becomes NULL, and so a difference).
CREATE TEMP MACRO units(micros) AS CASE WHEN micros % 1000000 = 0 THEN micros // 1000000 END;

CREATE TEMP TABLE ours AS
SELECT
  exposure_id,
  user_id,
  epoch_ms(epoch_ms(aggregation_timestamp)) AS aggregation_timestamp,
  observation_period_days,
  units(revenue_breakdown.currency_spent.super_like_micros) AS spent_super_like,
  units(revenue_breakdown.currency_spent.friend_request_micros) AS spent_friend_request,
  units(revenue_breakdown.currency_spent.friend_request_with_msg_micros)
    AS spent_friend_request_with_msg,
  units(revenue_breakdown.currency_spent.chat_activation_micros) AS spent_chat_activation,
  units(revenue_breakdown.currency_spent.profile_view_micros) AS spent_profile_view,
  units(revenue_breakdown.currency_spent.total_micros) AS spent_total,
  revenue_breakdown.spend_counts.super_like AS count_super_like,
  revenue_breakdown.spend_counts.friend_request AS count_friend_request,
  revenue_breakdown.spend_counts.friend_request_with_msg AS count_friend_request_with_msg,
  revenue_breakdown.spend_counts.chat_activation AS count_chat_activation,
  revenue_breakdown.spend_counts.profile_view AS count_profile_view,
  units(revenue_breakdown.retention_bonus_micros) AS retention_bonus,
  units(revenue_breakdown.match_bonus_micros) AS match_bonus,
  units(revenue_breakdown.churn_penalty_micros) AS churn_penalty,
  units(revenue_breakdown.frustration_penalty_micros) AS frustration_penalty,
  units(total_reward_micros) AS total_reward,
  action_summary.profiles_viewed AS profiles_viewed,
  action_summary.likes_sent AS likes_sent,
  action_summary.super_likes_sent AS super_likes_sent,
  action_summary.friend_requests_sent AS friend_requests_sent,
  action_summary.matches_established AS matches_established,
  action_summary.chat_activated AS chat_activated,
  user_state_change.churned AS churned,
  user_state_change.still_active AS still_active,
  user_state_change.last_login_date AS last_login_date,
  user_state_change.session_count_7d AS session_count_7d,
  strategy_id,
  attribution,
  status,
  revision,
  epoch_ms(epoch_ms(complete_until)) AS complete_until,
  plausible
FROM (
  SELECT *, true AS plausible FROM read_parquet('${ours}/rewards/*.parquet')
  UNION ALL BY NAME
  SELECT * EXCLUDE (implausible_reasons), false AS plausible
  FROM read_parquet('${ours}/implausible/*.parquet'));
