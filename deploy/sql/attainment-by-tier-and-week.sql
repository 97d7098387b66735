-- How many promises were kept, by the tier of the customer and the week in which they ended?
SELECT tier, ended_week, COUNT(*) AS promises, SUM(kept) AS kept_count,
       ROUND(100.0 * SUM(kept) / COUNT(*), 2) AS attainment_pct
FROM promises
GROUP BY tier, ended_week
ORDER BY ended_week, tier
