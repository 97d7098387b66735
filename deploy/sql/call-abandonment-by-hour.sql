-- In which hour (UTC; of a report, in its zone) do most callers give up, and after how long?
SELECT EXTRACT(HOUR FROM offered_at) AS hour_of_day, COUNT(*) AS offered,
       SUM(CASE WHEN is_abandoned THEN 1 ELSE 0 END) AS abandoned,
       ROUND(100.0 * SUM(CASE WHEN is_abandoned THEN 1 ELSE 0 END) / COUNT(*), 2) AS abandoned_pct,
       CAST(ROUND(AVG(CASE WHEN is_abandoned THEN CAST(wait_ms AS DOUBLE) END), 0) AS BIGINT) AS patience_mean_ms
FROM calls
GROUP BY EXTRACT(HOUR FROM offered_at)
ORDER BY hour_of_day
