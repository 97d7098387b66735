-- How many promises were kept, by region and month?
SELECT region, ended_month, CAST(SUM(promises) AS BIGINT) AS promises, CAST(SUM(kept_count) AS BIGINT) AS kept_count,
       ROUND(100.0 * SUM(kept_count) / SUM(promises), 2) AS attainment_pct
FROM (
  SELECT region, SUBSTRING(CAST(ended_on AS VARCHAR), 1, 7) AS ended_month, promises, kept_count
  FROM (
    SELECT region, ended_on, COUNT(*) AS promises, SUM(kept) AS kept_count
    FROM promises
    GROUP BY region, ended_on) AS by_day) AS by_month
GROUP BY region, ended_month
ORDER BY ended_month, region
