-- The plain form: every exposure beside every fact in its window. The fastest where windows overlap little.
CREATE TEMP TABLE packed_fact AS
SELECT
  person,
  ms,
  kind,
  pack_amount(kind, amount) AS amounts,
  pack_spend(kind) AS spends,
  pack_action(kind) AS actions
FROM (SELECT DISTINCT person, ms, id, kind, amount FROM fact)
UNION ALL
SELECT person, ms, 15, 0, 0, 0 FROM shown;

CREATE TEMP TABLE sums AS
SELECT
  exposure,
  sum(amounts) AS amounts,
  sum(spends) AS spends,
  sum(actions) AS actions,
  max(CASE WHEN kind <> 11 THEN fact.ms END) AS last_seen,
  max(CASE WHEN kind = 14 THEN fact.ms END) AS last_login
FROM shown JOIN packed_fact AS fact
  ON fact.person = shown.person AND fact.ms >= shown.ms AND fact.ms < shown.ms + ${horizon}
WHERE due
GROUP BY exposure;
