-- Our snapshots with the opponent's columns: what events tell, without scores, vectors and what was served.
CREATE TEMP TABLE ours AS
SELECT
  exposure_id,
  user_id,
  epoch_ms("timestamp") AS ms,
  activity_metrics.days_since_join,
  activity_metrics.total_currency_spent,
  activity_metrics.currency_balance,
  activity_metrics.is_paying_user,
  level1_scores.spending_detail.spends_last_30d,
  level1_scores.revenue_trigger_detail.spend_days_last_7d,
  activity_metrics.like_success_rate,
  activity_metrics.friend_request_success_rate,
  activity_metrics.chat_activation_rate,
  level1_scores.engagement_detail.evaluation_rate,
  activity_metrics.message_response_rate,
  activity_metrics.total_matches,
  activity_metrics.days_without_new_match,
  activity_metrics.consecutive_rejections,
  activity_metrics.open_requests,
  level1_scores.engagement_detail.login_days,
  activity_metrics.sessions_last_7d,
  activity_metrics.avg_session_duration_minutes,
  epoch_ms(activity_metrics.last_own_action_at) AS last_own_ms,
  activity_metrics.account_closed,
  level1_scores.attractiveness_detail.received_likes,
  level1_scores.attractiveness_detail.received_super_likes,
  level1_scores.attractiveness_detail.received_dislikes
FROM read_json(
  '${ours}/snapshots/*',
  format = 'newline_delimited',
  columns = {
    exposure_id: 'VARCHAR', user_id: 'VARCHAR', "timestamp": 'TIMESTAMP',
    level1_scores: 'STRUCT(
      attractiveness_detail STRUCT(received_likes BIGINT, received_super_likes BIGINT, received_dislikes BIGINT),
      engagement_detail STRUCT(login_days BIGINT, evaluation_rate DOUBLE),
      revenue_trigger_detail STRUCT(spend_days_last_7d BIGINT),
      spending_detail STRUCT(spends_last_30d BIGINT))',
    activity_metrics: 'STRUCT(
      days_since_join BIGINT, total_currency_spent BIGINT, currency_balance BIGINT, is_paying_user BOOLEAN,
      like_success_rate DOUBLE, friend_request_success_rate DOUBLE, chat_activation_rate DOUBLE,
      message_response_rate DOUBLE, total_matches BIGINT, days_without_new_match BIGINT, consecutive_rejections BIGINT,
      open_requests BIGINT, sessions_last_7d BIGINT, avg_session_duration_minutes DOUBLE, last_own_action_at TIMESTAMP,
      account_closed BOOLEAN)'});
