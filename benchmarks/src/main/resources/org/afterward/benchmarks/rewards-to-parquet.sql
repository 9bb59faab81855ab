-- Rewards as `rewards` writes them in Parquet.
COPY (
  SELECT
    exposure_id,
    user_id,
    make_timestamp_ms(window_end)::TIMESTAMP_MS AS aggregation_timestamp,
    7::DOUBLE AS observation_period_days,
    struct_pack(
      currency_spent := struct_pack(
        super_like_micros := super_like * 1000000,
        friend_request_micros := friend_request * 1000000,
        friend_request_with_msg_micros := friend_request_with_msg * 1000000,
        chat_activation_micros := chat_activation * 1000000,
        profile_view_micros := profile_view * 1000000,
        total_micros := (super_like + friend_request + friend_request_with_msg
          + chat_activation + profile_view) * 1000000),
      spend_counts := struct_pack(
        super_like := 1::INTEGER,
        friend_request := 1::INTEGER,
        friend_request_with_msg := 1::INTEGER,
        chat_activation := 1::INTEGER,
        profile_view := 1::INTEGER),
      retention_bonus_micros := retention_bonus * 1000000::BIGINT,
      match_bonus_micros := matches * 5000000,
      churn_penalty_micros := CASE WHEN churned THEN -20000000 ELSE 0 END::BIGINT,
      frustration_penalty_micros := frustration_penalty * 1000000) AS revenue_breakdown,
    total_reward * 1000000 AS total_reward_micros,
    struct_pack(
      profiles_viewed := 12::INTEGER,
      likes_sent := 5::INTEGER,
      super_likes_sent := 1::INTEGER,
      friend_requests_sent := 2::INTEGER,
      matches_established := matches::INTEGER,
      chat_activated := 1::INTEGER) AS action_summary,
    struct_pack(
      churned := churned,
      still_active := retention_bonus > 0,
      last_login_date := make_timestamp_ms(window_end)::DATE,
      session_count_7d := 8::INTEGER) AS user_state_change,
    struct_pack(
      last_own_action_at := make_timestamp_ms(window_end - 3600000)::TIMESTAMP_MS,
      account_closed := false,
      longest_rejection_run := 1::INTEGER,
      credited_micro_matches := matches * 1000000) AS evidence,
    strategy_id,
    'default@644b003ee49d' AS policy,
    'full' AS attribution,
    CASE WHEN revision = 0 THEN 'MATURE' ELSE 'CORRECTED' END AS status,
    revision,
    make_timestamp_ms(window_end)::TIMESTAMP_MS AS complete_until,
    NULL::BIGINT AS delta_micros,
    CASE WHEN revision > 0 THEN 'evt_late' END AS caused_by
  FROM (
    SELECT
      *,
      super_like + friend_request + friend_request_with_msg + chat_activation + profile_view
        + retention_bonus + matches * 5 + CASE WHEN churned THEN -20 ELSE 0 END
        + frustration_penalty AS total_reward
    FROM row)
) TO '${file}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000);
