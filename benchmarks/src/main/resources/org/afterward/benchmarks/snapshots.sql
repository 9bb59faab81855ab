-- The opponent of snapshots: each number that events tell of a user at each exposure, strictly before it, by window
-- functions over everybody's facts and exposures. Repeated deliveries are taken out by their ids. (The word "at" is
-- a keyword of DuckDB: times are called ms, epoch milliseconds.)
CREATE TEMP TABLE event AS
SELECT DISTINCT ON (event_id)
  event_id, event_type, epoch_ms("timestamp") AS ms, user_id, target_user_id, spend_type, amount, duration_minutes
FROM read_json(
  '${activity}',
  format = 'newline_delimited',
  columns = {
    event_type: 'VARCHAR', event_id: 'VARCHAR', "timestamp": 'TIMESTAMP', user_id: 'VARCHAR', target_user_id: 'VARCHAR',
    spend_type: 'VARCHAR', amount: 'BIGINT', duration_minutes: 'DOUBLE'});

CREATE TEMP TABLE exposure AS
SELECT DISTINCT ON (exposure_id) exposure_id, epoch_ms("timestamp") AS ms, user_id
FROM read_json(
  '${exposures}',
  format = 'newline_delimited',
  columns = {exposure_id: 'VARCHAR', "timestamp": 'TIMESTAMP', user_id: 'VARCHAR'});

-- Who is shown nothing needs no story. Numbers sort several times as fast as texts.
CREATE TEMP TABLE person AS
SELECT user_id, (row_number() OVER ())::INTEGER AS person
FROM (SELECT DISTINCT user_id FROM exposure);

-- What stands on each timeline: acts, what others did, and exposures, which are acts too.
CREATE TEMP TABLE fact AS
SELECT
  person,
  ms,
  event_id AS id,
  CASE event_type
    WHEN 'FRIEND_ACCEPT' THEN 'ANSWERED'
    WHEN 'FRIEND_REJECT' THEN 'ANSWERED'
    ELSE event_type
  END AS kind,
  true AS own,
  spend_type = 'chat_activation' AS on_chat,
  coalesce(amount, 0) AS amount,
  coalesce(floor(duration_minutes * 60 + 0.5), 0)::BIGINT AS seconds
FROM event JOIN person USING (user_id)
WHERE event_type <> 'FRIEND_EXPIRE'
UNION ALL
SELECT
  person,
  ms,
  event_id,
  CASE event_type
    WHEN 'FRIEND_ACCEPT' THEN 'ACCEPTED'
    WHEN 'FRIEND_REJECT' THEN 'REJECTED'
    WHEN 'FRIEND_EXPIRE' THEN 'EXPIRED'
    WHEN 'MATCH' THEN 'MATCH'
    ELSE 'RECEIVED_' || event_type
  END,
  false,
  false,
  0,
  0
FROM event JOIN person ON person.user_id = event.target_user_id
WHERE event_type IN ('FRIEND_ACCEPT', 'FRIEND_REJECT', 'FRIEND_EXPIRE', 'MATCH')
  OR (event_type IN ('LIKE', 'SUPER_LIKE', 'PASS', 'MESSAGE') AND event.user_id <> target_user_id)
UNION ALL
SELECT person, ms, exposure_id, 'EXPOSURE', true, false, 0, 0
FROM exposure JOIN person USING (user_id);

-- The first login and the first spend of each day, which make it a day of one; and how many rejections there were up
-- to each fact.
CREATE TEMP TABLE marked AS
SELECT
  *,
  kind IN ('LOGIN', 'CURRENCY_SPEND')
    AND row_number() OVER (PARTITION BY person, kind, ms // 86400000 ORDER BY ms, id) = 1 AS first_of_day,
  count(*) FILTER (kind = 'REJECTED') OVER (PARTITION BY person ORDER BY ms, id ROWS UNBOUNDED PRECEDING) AS rejections
FROM fact;

CREATE TEMP TABLE seen AS
SELECT
  person,
  ms,
  id,
  kind,
  min(ms) OVER before AS first_ms,
  max(ms) FILTER (own) OVER before AS last_own_ms,
  max(ms) FILTER (kind = 'MATCH') OVER before AS last_match_ms,
  count(*) FILTER (kind = 'RECEIVED_LIKE') OVER before AS received_likes,
  count(*) FILTER (kind = 'RECEIVED_SUPER_LIKE') OVER before AS received_super_likes,
  count(*) FILTER (kind = 'RECEIVED_PASS') OVER before AS received_dislikes,
  count(*) FILTER (kind = 'RECEIVED_MESSAGE') OVER before AS received_messages,
  count(*) FILTER (kind IN ('LIKE', 'SUPER_LIKE')) OVER before AS likes,
  count(*) FILTER (kind = 'PASS') OVER before AS passes,
  count(*) FILTER (kind = 'VIEW') OVER before AS views,
  count(*) FILTER (kind = 'MESSAGE') OVER before AS messages,
  count(*) FILTER (kind = 'MATCH') OVER before AS matches,
  count(*) FILTER (kind = 'FRIEND_REQUEST') OVER before AS requests,
  count(*) FILTER (kind = 'ACCEPTED') OVER before AS accepted,
  count(*) FILTER (kind IN ('ACCEPTED', 'REJECTED', 'EXPIRED')) OVER before AS ended,
  count(*) FILTER (kind = 'REJECTED') OVER before
    - coalesce(max(rejections) FILTER (kind IN ('ACCEPTED', 'MATCH')) OVER before, 0) AS consecutive_rejections,
  count(*) FILTER (kind = 'CURRENCY_SPEND' AND on_chat) OVER before AS chat_activations,
  coalesce(sum(amount) FILTER (kind = 'CURRENCY_SPEND') OVER before, 0) AS spent,
  coalesce(sum(amount) FILTER (kind = 'PAYMENT') OVER before, 0) AS paid,
  count(*) FILTER (kind = 'PAYMENT') OVER before AS payments,
  count(*) FILTER (kind = 'SESSION') OVER before AS sessions,
  coalesce(sum(seconds) OVER before, 0) AS session_seconds,
  count(*) FILTER (kind = 'LOGIN' AND first_of_day) OVER before AS login_days,
  count(*) FILTER (kind = 'ACCOUNT_CLOSED') OVER before > 0 AS account_closed,
  count(*) FILTER (kind = 'SESSION') OVER week AS sessions_last_7d,
  count(*) FILTER (kind = 'CURRENCY_SPEND' AND first_of_day) OVER week AS spend_days_last_7d,
  count(*) FILTER (kind = 'CURRENCY_SPEND') OVER month AS spends_last_30d
FROM marked
WINDOW
  before AS (PARTITION BY person ORDER BY ms RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
  -- The day of the exposure, and the six or twenty-nine before.
  week AS (PARTITION BY person ORDER BY ms RANGE BETWEEN (ms % 86400000 + 6 * 86400000::BIGINT) PRECEDING AND 1 PRECEDING),
  month AS (PARTITION BY person ORDER BY ms RANGE BETWEEN (ms % 86400000 + 29 * 86400000::BIGINT) PRECEDING AND 1 PRECEDING);

CREATE TEMP MACRO rate(part, whole) AS CASE WHEN whole > 0 THEN least(1, part::DOUBLE / whole) END;

COPY (
  SELECT
    id AS exposure_id,
    user_id,
    ms,
    coalesce((ms - first_ms) // 86400000, 0) AS days_since_join,
    spent::BIGINT AS total_currency_spent,
    greatest(0, paid - spent)::BIGINT AS currency_balance,
    payments > 0 AS is_paying_user,
    spends_last_30d,
    spend_days_last_7d,
    rate(matches + accepted, likes) AS like_success_rate,
    rate(accepted, ended) AS friend_request_success_rate,
    rate(chat_activations, matches) AS chat_activation_rate,
    rate(likes + passes, views) AS evaluation_rate,
    rate(messages, received_messages) AS message_response_rate,
    matches AS total_matches,
    coalesce((ms - coalesce(last_match_ms, first_ms)) // 86400000, 0) AS days_without_new_match,
    consecutive_rejections,
    greatest(0, requests - ended) AS open_requests,
    login_days,
    sessions_last_7d,
    CASE WHEN sessions > 0 THEN session_seconds::DOUBLE / 60 / sessions END AS avg_session_duration_minutes,
    last_own_ms,
    account_closed,
    received_likes,
    received_super_likes,
    received_dislikes
  FROM seen JOIN person USING (person)
  WHERE kind = 'EXPOSURE')
TO '${output}' (FORMAT parquet);
