-- Training rows as `rewards --training` writes them: 27 positions, of which most are counts or flags.
COPY (
  SELECT
    'exp_' || i AS exposure_id,
    'usr_' || (i // 10) AS user_id,
    make_timestamp(1704067200000000 + (hash(i) % 2592000000000)::BIGINT) AS timestamp,
    (1 + i % 15)::INTEGER AS strategy_id,
    'layout-1' AS context_layout,
    list_transform(range(27), p ->
      CASE
        WHEN p IN (19, 20, 21, 24, 25) THEN (hash(i * 27 + p) % 2)::DOUBLE
        WHEN p IN (4, 5, 6, 13, 14, 15, 17, 18, 22, 23) THEN (hash(i * 27 + p) % 100)::DOUBLE
        ELSE (hash(i * 27 + p) % 1000000007)::DOUBLE / 1000000007
      END) AS context_vector,
    ((hash(i) % 60)::BIGINT - 10) * 1000000 AS total_reward_micros,
    'full' AS attribution,
    '${policy}' AS policy,
    'MATURE' AS status,
    0::INTEGER AS revision
  FROM range(${from}, ${to}) rows(i)
) TO '${file}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000);
