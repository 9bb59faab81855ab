-- Whole rows that only one side has, each as often as it has it more than the other.
CREATE TEMP TABLE theirs AS SELECT * FROM read_parquet('${theirs}');

CREATE TEMP TABLE difference AS
SELECT 'ours' AS side, * FROM (SELECT * FROM ours EXCEPT ALL SELECT * FROM theirs)
UNION ALL
SELECT 'theirs', * FROM (SELECT * FROM theirs EXCEPT ALL SELECT * FROM ours);
