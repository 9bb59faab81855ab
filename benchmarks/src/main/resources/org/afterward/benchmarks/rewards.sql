-- What both forms end with: the longest run of rejections, by gaps and islands, and the reward itself.
--
-- Only answers and matches matter for the runs, and they are one fact in twenty-five; so the range join is
-- cheap here even where windows overlap much.
CREATE TEMP TABLE rejection AS
SELECT person, ms, run FROM (
  SELECT
    person,
    ms,
    rejected,
    sum((NOT rejected)::INTEGER) OVER (PARTITION BY person ORDER BY ms, event_id) AS run
  FROM (
    SELECT DISTINCT
      person, epoch_ms("timestamp") AS ms, event_id, event_type = 'FRIEND_REJECT' AS rejected
    FROM read_parquet('${activity}') JOIN person ON person.user_id = target_user_id
    WHERE event_type IN ('FRIEND_REJECT', 'FRIEND_ACCEPT', 'MATCH')
    UNION
    SELECT DISTINCT person, epoch_ms("timestamp"), event_id, false
    FROM read_parquet('${activity}') JOIN person USING (user_id)
    WHERE event_type = 'MATCH'))
WHERE rejected;

CREATE TEMP TABLE frustration AS
SELECT exposure, max(length) AS longest_run
FROM (
  SELECT exposure, run, count(*) AS length
  FROM shown JOIN rejection
    ON rejection.person = shown.person
    AND rejection.ms >= shown.ms AND rejection.ms < shown.ms + ${horizon}
  WHERE due
  GROUP BY exposure, run)
GROUP BY exposure;

CREATE TEMP TABLE part AS
SELECT
  exposure_id,
  user_id,
  strategy_id,
  ms + ${horizon} AS window_end,
  amount_in(amounts, 0) AS spent_super_like,
  amount_in(amounts, 1) AS spent_friend_request,
  amount_in(amounts, 2) AS spent_friend_request_with_msg,
  amount_in(amounts, 3) AS spent_chat_activation,
  amount_in(amounts, 4) AS spent_profile_view,
  count_in(spends, 0) AS count_super_like,
  count_in(spends, 1) AS count_friend_request,
  count_in(spends, 2) AS count_friend_request_with_msg,
  count_in(spends, 3) AS count_chat_activation,
  count_in(spends, 4) AS count_profile_view,
  count_in(spends, 5) > 0 AS closed,
  count_in(actions, 0) AS profiles_viewed,
  count_in(actions, 1) AS likes_sent,
  count_in(actions, 2) AS super_likes_sent,
  count_in(actions, 3) AS friend_requests_sent,
  count_in(actions, 4) AS matches_established,
  count_in(actions, 5) AS session_count_7d,
  last_seen,
  last_login,
  coalesce(longest_run, 0) AS longest_run
FROM exposure JOIN sums USING (exposure) LEFT JOIN frustration USING (exposure);

COPY (
  SELECT *, total_reward BETWEEN -50 AND 200 AS plausible
  FROM (
    SELECT
      exposure_id,
      user_id,
      epoch_ms(window_end) AS aggregation_timestamp,
      7::DOUBLE AS observation_period_days,
      spent_super_like,
      spent_friend_request,
      spent_friend_request_with_msg,
      spent_chat_activation,
      spent_profile_view,
      spent_super_like + spent_friend_request + spent_friend_request_with_msg
        + spent_chat_activation + spent_profile_view AS spent_total,
      count_super_like,
      count_friend_request,
      count_friend_request_with_msg,
      count_chat_activation,
      count_profile_view,
      CASE WHEN still_active THEN 10 ELSE 0 END AS retention_bonus,
      5 * matches_established AS match_bonus,
      CASE WHEN churned THEN -20 ELSE 0 END AS churn_penalty,
      -least(longest_run // 3, 5) AS frustration_penalty,
      spent_total + retention_bonus + match_bonus + churn_penalty + frustration_penalty
        AS total_reward,
      profiles_viewed,
      likes_sent,
      super_likes_sent,
      friend_requests_sent,
      matches_established,
      count_chat_activation AS chat_activated,
      churned,
      still_active,
      epoch_ms(last_login)::DATE AS last_login_date,
      session_count_7d,
      strategy_id,
      'full' AS attribution,
      'MATURE' AS status,
      0 AS revision,
      epoch_ms(window_end) AS complete_until
    FROM (
      SELECT
        *,
        NOT closed AND last_seen >= window_end - 3 * 86400000 AS still_active,
        closed OR last_seen <= window_end - 6 * 86400000 AS churned
      FROM part)))
TO '${output}' (FORMAT parquet, COMPRESSION zstd);
