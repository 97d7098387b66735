-- How many promises were kept, by region and month?
SELECT region, ended_month, COUNT(*) AS promises, SUM(kept) AS kept_count,
       ROUND(100.0 * SUM(kept) / COUNT(*), 2) AS attainment_pct
FROM promises
GROUP BY region, ended_month
ORDER BY ended_month, region
