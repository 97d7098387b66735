-- How many promises were kept, by region and month? An item of no region counts in that of its customer.
SELECT region, ended_month, CAST(SUM(promises) AS BIGINT) AS promises, CAST(SUM(kept_count) AS BIGINT) AS kept_count,
       ROUND(100.0 * SUM(kept_count) / SUM(promises), 2) AS attainment_pct
FROM (
  SELECT COALESCE(by_day.region, customer.region) AS region, SUBSTRING(CAST(ended_on AS VARCHAR), 1, 7) AS ended_month,
         promises, kept_count
  FROM (
    SELECT region, CASE WHEN region IS NULL THEN customer_id END AS asked_of, ended_on,
           COUNT(*) AS promises, SUM(kept) AS kept_count
    FROM promises_ended
    GROUP BY region, CASE WHEN region IS NULL THEN customer_id END, ended_on) AS by_day
  LEFT JOIN customers AS customer ON customer.customer_id = by_day.asked_of) AS by_month
GROUP BY region, ended_month
ORDER BY ended_month, region
