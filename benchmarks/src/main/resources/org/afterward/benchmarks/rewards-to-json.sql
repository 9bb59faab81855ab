-- Rewards as `rewards` writes them in JSON lines.
COPY (
  SELECT
    'REWARD_AGGREGATION' AS event_type,
    exposure_id,
    user_id,
    strftime(make_timestamp_ms(window_end), '%Y-%m-%dT%H:%M:%S.%gZ') AS aggregation_timestamp,
    7 AS observation_period_days,
    struct_pack(
      currency_spent := struct_pack(
        super_like := super_like,
        friend_request := friend_request,
        friend_request_with_msg := friend_request_with_msg,
        chat_activation := chat_activation,
        profile_view := profile_view,
        total := super_like + friend_request + friend_request_with_msg + chat_activation
          + profile_view),
      spend_counts := struct_pack(
        super_like := 1, friend_request := 1, friend_request_with_msg := 1, chat_activation := 1,
        profile_view := 1),
      retention_bonus := retention_bonus,
      match_bonus := matches * 5,
      churn_penalty := CASE WHEN churned THEN -20 ELSE 0 END,
      frustration_penalty := frustration_penalty) AS revenue_breakdown,
    super_like + friend_request + friend_request_with_msg + chat_activation + profile_view
      + retention_bonus + matches * 5 + CASE WHEN churned THEN -20 ELSE 0 END
      + frustration_penalty AS total_reward,
    struct_pack(
      profiles_viewed := 12, likes_sent := 5, super_likes_sent := 1, friend_requests_sent := 2,
      matches_established := matches, chat_activated := 1) AS action_summary,
    struct_pack(
      churned := churned,
      still_active := retention_bonus > 0,
      last_login_date := strftime(make_timestamp_ms(window_end), '%Y-%m-%d'),
      session_count_7d := 8) AS user_state_change,
    struct_pack(
      last_own_action_at :=
        strftime(make_timestamp_ms(window_end - 3600000), '%Y-%m-%dT%H:%M:%S.%gZ'),
      account_closed := false,
      longest_rejection_run := 1,
      credited_matches := matches) AS evidence,
    strategy_id,
    'default@644b003ee49d' AS policy,
    'full' AS attribution,
    CASE WHEN revision = 0 THEN 'MATURE' ELSE 'CORRECTED' END AS status,
    revision,
    strftime(make_timestamp_ms(window_end), '%Y-%m-%dT%H:%M:%S.%gZ') AS complete_until,
    CASE WHEN revision > 0 THEN 'evt_late' END AS caused_by
  FROM row
) TO '${file}' (FORMAT json);
