-- What a roll-up needs of a reward.
CREATE TEMP VIEW rewards AS
SELECT
  exposure_id,
  user_id,
  strategy_id,
  revision,
  epoch_ms(aggregation_timestamp) // 86400000 - 7 AS day,
  (total_reward * 1000000)::BIGINT AS total,
  (revenue_breakdown.currency_spent.total * 1000000)::BIGINT AS currency,
  user_state_change.churned AS churned
FROM read_json(
  '${files}',
  columns = {
    exposure_id: 'VARCHAR',
    user_id: 'VARCHAR',
    aggregation_timestamp: 'TIMESTAMP',
    strategy_id: 'INTEGER',
    revision: 'INTEGER',
    total_reward: 'DECIMAL(18, 6)',
    revenue_breakdown: 'STRUCT(currency_spent STRUCT(total DECIMAL(18, 6)))',
    user_state_change: 'STRUCT(churned BOOLEAN)',
    attribution: 'VARCHAR'
  },
  format = 'newline_delimited')
WHERE attribution = 'full';
