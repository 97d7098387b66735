-- Is each fact there once? A place in a topic that a table has twice would be a fact that was counted twice. Counted in blocks of eight places, which is less work than all of them.
SELECT table_name, CAST(SUM(rows_there) AS BIGINT) AS facts,
       CAST(SUM(rows_there - places) AS BIGINT) AS twice
FROM (
  SELECT table_name, kafka_partition, kafka_offset - MOD(kafka_offset, 8) AS block, COUNT(*) AS rows_there,
         MAX(CASE WHEN MOD(kafka_offset, 8) = 0 THEN 1 ELSE 0 END)
             + MAX(CASE WHEN MOD(kafka_offset, 8) = 1 THEN 1 ELSE 0 END)
             + MAX(CASE WHEN MOD(kafka_offset, 8) = 2 THEN 1 ELSE 0 END)
             + MAX(CASE WHEN MOD(kafka_offset, 8) = 3 THEN 1 ELSE 0 END)
             + MAX(CASE WHEN MOD(kafka_offset, 8) = 4 THEN 1 ELSE 0 END)
             + MAX(CASE WHEN MOD(kafka_offset, 8) = 5 THEN 1 ELSE 0 END)
             + MAX(CASE WHEN MOD(kafka_offset, 8) = 6 THEN 1 ELSE 0 END)
             + MAX(CASE WHEN MOD(kafka_offset, 8) = 7 THEN 1 ELSE 0 END) AS places
  FROM fact_places
  GROUP BY table_name, kafka_partition, kafka_offset - MOD(kafka_offset, 8)) AS blocks
GROUP BY table_name
ORDER BY table_name
