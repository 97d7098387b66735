-- Is each fact there once? A place in a topic that a table has twice would be a fact that was counted twice.
SELECT table_name, COUNT(*) AS facts,
       COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) AS twice
FROM fact_places
GROUP BY table_name
ORDER BY table_name
