-- In which categories was most time lost after a deadline, until what was promised was done?
SELECT category, COUNT(*) AS late_promises, SUM(late_ms) AS late_total_ms, CAST(ROUND(AVG(CAST(late_ms AS DOUBLE)), 0) AS BIGINT) AS late_mean_ms
FROM promises_ended
WHERE late_ms > 0
GROUP BY category
ORDER BY late_total_ms DESC, category
LIMIT 20
