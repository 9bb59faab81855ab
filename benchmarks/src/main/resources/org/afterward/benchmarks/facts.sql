-- What both forms of the opponent begin with: the exposures and everybody's facts, narrow and numbered.
--
-- One exposure an id. (The word "at" is a keyword of DuckDB: times are called ms, epoch milliseconds.)
CREATE TEMP TABLE exposure AS
SELECT (row_number() OVER ())::INTEGER AS exposure, exposure_id, user_id, ms, strategy_id
FROM (
  SELECT
    exposure_id,
    any_value(user_id) AS user_id,
    any_value(epoch_ms("timestamp")) AS ms,
    any_value(strategy_applied.strategy_id) AS strategy_id
  FROM read_parquet('${exposures}')
  GROUP BY exposure_id);

-- Numbers join, sort and group several times as fast as texts.
CREATE TEMP TABLE person AS
SELECT user_id, (row_number() OVER ())::INTEGER AS person
FROM (SELECT DISTINCT user_id FROM exposure);

CREATE TEMP TABLE shown AS
SELECT exposure, person, ms, ms + ${horizon} <= ${complete_until} AS due
FROM exposure JOIN person USING (user_id);

-- What stands on each timeline, repeated deliveries among it: these are taken out later, where it is
-- cheapest (taking them out here, by a GROUP BY event_id, took twice the time of all of this). For that
-- the id's 64-bit hash does: two events would have to be of one person, millisecond and kind to be taken for one.
--
-- Kinds: 1-5 spends, 6 VIEW, 7 LIKE, 8 SUPER_LIKE, 9 FRIEND_REQUEST, 10 MATCH, 11 MATCH by the other (the only
-- one that is no action of the person's own), 12 SESSION, 13 ACCOUNT_CLOSED, 14 LOGIN, 15 EXPOSURE, 0 any other.
CREATE TEMP TABLE fact AS
SELECT
  person,
  epoch_ms("timestamp") AS ms,
  hash(event_id) AS id,
  (CASE event_type
    WHEN 'CURRENCY_SPEND' THEN
      CASE spend_type
        WHEN 'super_like' THEN 1
        WHEN 'friend_request' THEN 2
        WHEN 'friend_request_with_msg' THEN 3
        WHEN 'chat_activation' THEN 4
        WHEN 'profile_view' THEN 5
      END
    WHEN 'VIEW' THEN 6
    WHEN 'LIKE' THEN 7
    WHEN 'SUPER_LIKE' THEN 8
    WHEN 'FRIEND_REQUEST' THEN 9
    WHEN 'MATCH' THEN 10
    WHEN 'SESSION' THEN 12
    WHEN 'ACCOUNT_CLOSED' THEN 13
    WHEN 'LOGIN' THEN 14
    ELSE 0
  END)::TINYINT AS kind,
  coalesce(amount, 0)::INTEGER AS amount
FROM read_parquet('${activity}') JOIN person USING (user_id)
WHERE event_type <> 'FRIEND_EXPIRE'
UNION ALL
SELECT person, epoch_ms("timestamp"), hash(event_id), 11, 0
FROM read_parquet('${activity}') JOIN person ON person.user_id = target_user_id
WHERE event_type = 'MATCH';

-- Sums are kept several to a number, so that each fact is added three times and not seventeen times:
-- amounts of 24 bits each, counts of 20. Whatever a sum of all people overflows into, the difference of
-- two of one person's sums is right as long as each amount and count of one window fits.
CREATE TEMP MACRO pack_amount(kind, amount) AS
  CASE kind
    WHEN 1 THEN amount::HUGEINT
    WHEN 2 THEN amount::HUGEINT << 24
    WHEN 3 THEN amount::HUGEINT << 48
    WHEN 4 THEN amount::HUGEINT << 72
    WHEN 5 THEN amount::HUGEINT << 96
    ELSE 0::HUGEINT
  END;

CREATE TEMP MACRO pack_spend(kind) AS
  CASE kind
    WHEN 1 THEN 1::HUGEINT
    WHEN 2 THEN 1::HUGEINT << 20
    WHEN 3 THEN 1::HUGEINT << 40
    WHEN 4 THEN 1::HUGEINT << 60
    WHEN 5 THEN 1::HUGEINT << 80
    WHEN 13 THEN 1::HUGEINT << 100
    ELSE 0::HUGEINT
  END;

CREATE TEMP MACRO pack_action(kind) AS
  CASE kind
    WHEN 6 THEN 1::HUGEINT
    WHEN 7 THEN 1::HUGEINT << 20
    WHEN 8 THEN 1::HUGEINT << 40
    WHEN 9 THEN 1::HUGEINT << 60
    WHEN 10 THEN 1::HUGEINT << 80
    WHEN 11 THEN 1::HUGEINT << 80
    WHEN 12 THEN 1::HUGEINT << 100
    ELSE 0::HUGEINT
  END;

CREATE TEMP MACRO amount_in(packed, field) AS ((packed >> (24 * field)) & 16777215)::BIGINT;

CREATE TEMP MACRO count_in(packed, field) AS ((packed >> (20 * field)) & 1048575)::INTEGER;
