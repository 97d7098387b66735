-- How good was the service, day by day of the job's zone (those between UTC-10 and UTC+13): the score, and each of its five parts?
SELECT CAST(window_start + INTERVAL '13' HOUR AS DATE) AS on_day,
       ROUND(MAX(CASE WHEN metric = 'quality_score' THEN 100 * figure END), 1) AS score_pct,
       ROUND(MAX(CASE WHEN formula = 'response-speed' THEN 100 * figure END), 1) AS response_speed_pct,
       ROUND(MAX(CASE WHEN formula = 'resolution-rate' THEN 100 * figure END), 1) AS resolution_rate_pct,
       ROUND(MAX(CASE WHEN formula = 'professionalism' THEN 100 * figure END), 1) AS professionalism_pct,
       ROUND(MAX(CASE WHEN formula = 'attitude' THEN 100 * figure END), 1) AS attitude_pct,
       ROUND(MAX(CASE WHEN formula = 'repeat-enquiries' THEN 100 * figure END), 1) AS repeat_enquiries_pct,
       MIN(status) AS status
FROM quality_metrics_latest
WHERE metric IN ('quality_score', 'score_part') AND dimension = 'all' AND grain = 'P1D'
GROUP BY CAST(window_start + INTERVAL '13' HOUR AS DATE)
ORDER BY on_day
