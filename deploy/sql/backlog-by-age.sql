-- How many tickets were open at the end of each day of the job's zone (those between UTC-10 and UTC+13), and how old were they?
SELECT CAST(window_start + INTERVAL '13' HOUR AS DATE) AS on_day,
       CAST(SUM(CASE WHEN formula = 'all' THEN numerator END) AS BIGINT) AS open_tickets,
       CAST(SUM(CASE WHEN formula IN ('to-1h', 'to-4h', 'to-1d') THEN numerator END) AS BIGINT) AS up_to_a_day,
       CAST(SUM(CASE WHEN formula IN ('to-3d', 'to-7d') THEN numerator END) AS BIGINT) AS up_to_a_week,
       CAST(SUM(CASE WHEN formula = 'to-30d' THEN numerator END) AS BIGINT) AS up_to_30_days,
       CAST(SUM(CASE WHEN formula = 'older' THEN numerator END) AS BIGINT) AS older
FROM quality_metrics_latest
WHERE metric = 'backlog' AND dimension = 'all' AND grain = 'P1D'
GROUP BY CAST(window_start + INTERVAL '13' HOUR AS DATE)
ORDER BY on_day
