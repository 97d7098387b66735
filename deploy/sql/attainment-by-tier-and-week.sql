-- How many promises were kept, by the tier of the customer and the week in which they ended?
SELECT tier, ended_week, CAST(SUM(promises) AS BIGINT) AS promises, CAST(SUM(kept_count) AS BIGINT) AS kept_count,
       ROUND(100.0 * SUM(kept_count) / SUM(promises), 2) AS attainment_pct
FROM (
  SELECT tier, CAST(EXTRACT(ISOYEAR FROM ended_on) AS VARCHAR) || '-W'
           || LPAD(CAST(EXTRACT(WEEK FROM ended_on) AS VARCHAR), 2, '0') AS ended_week, promises, kept_count
  FROM (
    SELECT tier, ended_on, COUNT(*) AS promises, SUM(kept) AS kept_count
    FROM promises
    GROUP BY tier, ended_on) AS by_day) AS by_week
GROUP BY tier, ended_week
ORDER BY ended_week, tier
