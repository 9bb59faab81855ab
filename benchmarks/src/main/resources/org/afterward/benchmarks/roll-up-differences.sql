-- Rows that only one side has, or that differ by more than they may: numbers by 1e-9 of themselves, and
-- what is divided by more than 16,384 users by what a count of so many may be off, five deviations of 0.8 %.
CREATE TEMP TABLE ours AS
SELECT
  strategy_id,
  date_diff('day', DATE '1970-01-01', date) AS day,
  daily_stats.times_selected,
  daily_stats.avg_reward,
  daily_stats.std_reward,
  daily_stats.total_revenue,
  cumulative_stats.total_selections,
  cumulative_stats.avg_reward_30d,
  cumulative_stats.avg_reward_90d,
  cumulative_stats.success_rate,
  cumulative_stats.arpu_contribution,
  trend.reward_trend_7d,
  trend.usage_trend_7d,
  revision
FROM read_json(
  '${ours}/performance/*.jsonl',
  columns = {
    date: 'DATE',
    strategy_id: 'INTEGER',
    daily_stats: 'STRUCT(times_selected BIGINT, avg_reward DOUBLE, std_reward DOUBLE, total_revenue DOUBLE)',
    cumulative_stats: 'STRUCT(total_selections BIGINT, avg_reward_30d DOUBLE, avg_reward_90d DOUBLE, success_rate DOUBLE, arpu_contribution DOUBLE)',
    trend: 'STRUCT(reward_trend_7d VARCHAR, usage_trend_7d VARCHAR)',
    revision: 'BIGINT'
  },
  format = 'newline_delimited');

CREATE OR REPLACE MACRO near(a, b, most) AS
  (a IS NULL AND b IS NULL) OR coalesce(abs(a - b) <= most * greatest(abs(a), abs(b)), false);

CREATE TEMP TABLE difference AS
SELECT o, t
FROM ours o FULL JOIN read_parquet('${theirs}') t USING (strategy_id, day)
WHERE NOT coalesce(
  o.times_selected = t.times_selected
  AND near(o.avg_reward, t.avg_reward, 1e-9)
  AND near(o.std_reward, t.std_reward, 1e-9)
  AND near(o.total_revenue, t.total_revenue, 1e-9)
  AND o.total_selections = t.total_selections
  AND near(o.avg_reward_30d, t.avg_reward_30d, 1e-9)
  AND near(o.avg_reward_90d, t.avg_reward_90d, 1e-9)
  AND near(o.success_rate, t.success_rate, 1e-9)
  AND near(o.arpu_contribution, t.arpu_contribution,
    CASE WHEN t.users <= 16384 THEN 1e-9 ELSE 5 / sqrt(16383) END)
  AND o.reward_trend_7d = t.reward_trend_7d
  AND o.usage_trend_7d = t.usage_trend_7d
  AND o.revision = t.revision, false);

CREATE TEMP TABLE off AS
SELECT
  coalesce(max(abs(o.arpu_contribution - t.arpu_contribution) / nullif(abs(t.arpu_contribution), 0)), 0)
    AS most,
  max(t.users) AS users
FROM ours o JOIN read_parquet('${theirs}') t USING (strategy_id, day);
