-- How strategies did, by day: the same numbers as `rollup` writes. Distinct users are exact: one of a
-- strategy is in the 30 days up to a day if it was met in them, so each meeting counts until the next one
-- or for 30 days, and a running sum of what begins and ends tells how many are in.
CREATE TEMP TABLE counted AS
SELECT
  user_id,
  strategy_id,
  arg_max(day, revision) AS day,
  max(revision) AS revision,
  arg_max(total, revision) AS total,
  arg_max(currency, revision) AS currency,
  arg_max(churned, revision) AS churned
FROM rewards
GROUP BY exposure_id, user_id, strategy_id;

CREATE TEMP TABLE daily AS
SELECT
  strategy_id,
  day,
  count(*) AS n,
  sum(total)::HUGEINT AS total,
  sum(total::HUGEINT * total) AS squared,
  sum(currency)::HUGEINT AS currency,
  count(*) FILTER (churned) AS churned,
  sum(2 + revision)::BIGINT AS known
FROM counted
GROUP BY strategy_id, day;

CREATE TEMP TABLE users AS
WITH met AS (SELECT DISTINCT strategy_id, user_id, day FROM counted),
stay AS (
  SELECT
    strategy_id,
    day AS comes,
    least(day + 30, lead(day, 1, day + 30) OVER (PARTITION BY strategy_id, user_id ORDER BY day))
      AS goes
  FROM met),
change AS (
  SELECT strategy_id, day, sum(change) AS change
  FROM (
    SELECT strategy_id, comes AS day, 1 AS change FROM stay
    UNION ALL
    SELECT strategy_id, goes, -1 FROM stay)
  GROUP BY strategy_id, day)
SELECT strategy_id, day, sum(change) OVER (PARTITION BY strategy_id ORDER BY day) AS users
FROM change;

-- The line through the days of a week, from sums that are few and small.
CREATE OR REPLACE MACRO trend(n, days, squared_days, measure, squared, product, first, last, most) AS
  CASE
    WHEN n < 3 THEN 'stable'
    WHEN abs((product - days * measure / n) / (squared_days - days * days / n)) * (last - first)
      <= 1e-9 * most THEN 'stable'
    WHEN abs((product - days * measure / n) / (squared_days - days * days / n))
      < 2 * sqrt(greatest(0, (squared - measure * measure / n)
          - (product - days * measure / n) ** 2 / (squared_days - days * days / n))
        / (n - 2) / (squared_days - days * days / n)) THEN 'stable'
    WHEN product - days * measure / n > 0 THEN 'increasing'
    ELSE 'decreasing'
  END;

COPY (
  SELECT
    d.strategy_id,
    d.day,
    d.n AS times_selected,
    d.total / 1e6 / d.n AS avg_reward,
    CASE WHEN d.n > 1
      THEN sqrt((d.squared * d.n - d.total * d.total)::DOUBLE / d.n / (d.n - 1)) / 1e6 END
      AS std_reward,
    d.total / 1e6 AS total_revenue,
    sum(w.n)::BIGINT AS total_selections,
    sum(w.total) FILTER (w.day > d.day - 30) / 1e6 / sum(w.n) FILTER (w.day > d.day - 30)
      AS avg_reward_30d,
    sum(w.total) FILTER (w.day > d.day - 90) / 1e6 / sum(w.n) FILTER (w.day > d.day - 90)
      AS avg_reward_90d,
    (sum(w.n) - sum(w.churned)) / sum(w.n) AS success_rate,
    sum(w.currency) FILTER (w.day > d.day - 30) / 1e6 / any_value(u.users) AS arpu_contribution,
    any_value(u.users)::BIGINT AS users,
    trend(
      count(*) FILTER (w.day > d.day - 7),
      sum(w.day - d.day) FILTER (w.day > d.day - 7)::DOUBLE,
      sum((w.day - d.day) ** 2) FILTER (w.day > d.day - 7),
      sum(w.total / 1e6 / w.n) FILTER (w.day > d.day - 7),
      sum((w.total / 1e6 / w.n) ** 2) FILTER (w.day > d.day - 7),
      sum((w.day - d.day) * (w.total / 1e6 / w.n)) FILTER (w.day > d.day - 7),
      min(w.day) FILTER (w.day > d.day - 7),
      d.day,
      max(abs(w.total / 1e6 / w.n)) FILTER (w.day > d.day - 7)) AS reward_trend_7d,
    trend(
      count(*) FILTER (w.day > d.day - 7),
      sum(w.day - d.day) FILTER (w.day > d.day - 7)::DOUBLE,
      sum((w.day - d.day) ** 2) FILTER (w.day > d.day - 7),
      sum(w.n) FILTER (w.day > d.day - 7)::DOUBLE,
      sum(w.n::DOUBLE ** 2) FILTER (w.day > d.day - 7),
      sum((w.day - d.day) * w.n::DOUBLE) FILTER (w.day > d.day - 7),
      min(w.day) FILTER (w.day > d.day - 7),
      d.day,
      max(w.n) FILTER (w.day > d.day - 7)) AS usage_trend_7d,
    sum(w.known) FILTER (w.day > d.day - 90)::BIGINT AS revision
  FROM daily d
    JOIN daily w ON w.strategy_id = d.strategy_id AND w.day <= d.day
    JOIN users u ON u.strategy_id = d.strategy_id AND u.day = d.day
  GROUP BY d.strategy_id, d.day, d.n, d.total, d.squared
) TO '${output}' (FORMAT parquet);
