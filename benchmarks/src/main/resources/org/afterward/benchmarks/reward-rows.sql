-- Rewards, to be written in whichever form: of 120 days and ${users} users, some
-- 4 % twice (a reward that came again) and 2 % corrected. Prime factors make independent digits of one hash.
CREATE OR REPLACE TEMP TABLE row AS
SELECT
  'exp_' || i AS exposure_id,
  'usr_' || (hash(i + 3000000000) % ${users}) AS user_id,
  1704067200000 + (hash(i + 1000000000) % 10368000000)::BIGINT + 604800000 AS window_end,
  (1 + hash(i + 2000000000) % 15)::INTEGER AS strategy_id,
  revision,
  CASE WHEN h % 3 = 0 THEN 1 + h % 4 ELSE 0 END AS super_like,
  CASE WHEN h % 5 = 0 THEN 4 ELSE 0 END::BIGINT AS friend_request,
  CASE WHEN h % 7 = 0 THEN 6 ELSE 0 END::BIGINT AS friend_request_with_msg,
  CASE WHEN h % 11 = 0 THEN 10 ELSE 0 END::BIGINT AS chat_activation,
  h % 13 % 3 AS profile_view,
  h % 10 = 0 AS churned,
  CASE WHEN h % 10 < 6 AND h % 10 > 0 THEN 10 ELSE 0 END::BIGINT AS retention_bonus,
  h % 17 % 4 AS matches,
  -(h % 19 % 6) AS frustration_penalty
FROM (
  SELECT i, revision, (hash(i * 3 + revision) % 1000000007)::BIGINT AS h
  FROM range(${from}, ${to}) exposures(i)
    CROSS JOIN (VALUES (0, 1), (0, 2), (1, 1)) writings(revision, time)
  WHERE revision = 0 AND time = 1 OR time = 2 AND hash(i) % 25 = 0
    OR revision = 1 AND hash(i) % 50 = 1);
