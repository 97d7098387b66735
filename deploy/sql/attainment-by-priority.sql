-- How many promises of each clock were kept, by the priority of the item?
SELECT priority, clock, COUNT(*) AS promises, SUM(kept) AS kept_count,
       ROUND(100.0 * SUM(kept) / COUNT(*), 2) AS attainment_pct
FROM promises_ended
GROUP BY priority, clock
ORDER BY priority, clock
