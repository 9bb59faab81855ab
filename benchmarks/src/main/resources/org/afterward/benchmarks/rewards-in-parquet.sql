-- What a roll-up needs of a reward.
CREATE TEMP VIEW rewards AS
SELECT
  exposure_id,
  user_id,
  strategy_id,
  revision,
  epoch_ms(aggregation_timestamp) // 86400000 - 7 AS day,
  total_reward_micros AS total,
  revenue_breakdown.currency_spent.total_micros AS currency,
  user_state_change.churned AS churned
FROM read_parquet('${files}')
WHERE attribution = 'full';
