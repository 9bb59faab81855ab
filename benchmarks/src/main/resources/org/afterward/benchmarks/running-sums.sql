-- The form for windows that overlap much: two markers an exposure among the facts, at the beginning and at
-- the end of its window; one pass of running sums over all of them; the window's sums are the difference.
--
-- The running sums go over all people at once, which DuckDB does as a stream; PARTITION BY person,
-- which would give the same differences, took four times as long, even on two threads. A running maximum that
-- knows its person does for "the last": the people come in the order of their numbers.
CREATE TEMP TABLE story AS
SELECT * FROM (
  SELECT person, ms, 2::TINYINT AS turn, id, kind, amount, 0 AS exposure FROM fact
  UNION ALL
  SELECT person, ms, 1, 0, 15, 0, exposure FROM shown
  UNION ALL
  SELECT person, ms + ${horizon}, 0, 0, 0, 0, -exposure FROM shown WHERE due)
ORDER BY person, ms, turn, id;

CREATE TEMP TABLE running AS
SELECT * FROM (
  SELECT
    exposure,
    sum(pack_amount(kind, amount)) OVER so_far AS amounts,
    sum(pack_spend(kind)) OVER so_far AS spends,
    sum(pack_action(kind)) OVER so_far AS actions,
    max(CASE WHEN own THEN (person::BIGINT << 42) + ms END) OVER so_far AS last_seen,
    max(CASE WHEN kind = 14 THEN (person::BIGINT << 42) + ms END) OVER so_far AS last_login
  FROM (
    SELECT
      person,
      ms,
      exposure,
      exposure >= 0 AND kind <> 11 AS own,
      -- Delivered again: counts for nothing.
      CASE WHEN id <> 0 AND id = lag(id) OVER () THEN 0 ELSE kind END AS kind,
      amount
    FROM story)
  WINDOW so_far AS (ROWS UNBOUNDED PRECEDING))
WHERE exposure <> 0;

CREATE TEMP TABLE sums AS
SELECT
  exposure,
  finish.amounts - start.amounts AS amounts,
  finish.spends - start.spends AS spends,
  finish.actions - start.actions AS actions,
  finish.last_seen & ((1::BIGINT << 42) - 1) AS last_seen,
  CASE
    WHEN finish.last_login >> 42 = person AND finish.last_login & ((1::BIGINT << 42) - 1) >= ms
    THEN finish.last_login & ((1::BIGINT << 42) - 1)
  END AS last_login
FROM running AS start
JOIN (SELECT -exposure AS exposure, * EXCLUDE (exposure) FROM running WHERE exposure < 0) AS finish
  USING (exposure)
JOIN shown USING (exposure)
WHERE start.exposure > 0;
