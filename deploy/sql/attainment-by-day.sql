-- How many promises were kept, day by day?
SELECT ended_on, COUNT(*) AS promises, SUM(kept) AS kept_count,
       ROUND(100.0 * SUM(kept) / COUNT(*), 2) AS attainment_pct
FROM promises_ended
GROUP BY ended_on
ORDER BY ended_on
