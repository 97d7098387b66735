-- How high was the service level of each team, day by day, as the quality job tells it?
SELECT window_start, member_name AS team, formula, numerator, denominator, ROUND(100 * figure, 2) AS service_level_pct, status
FROM quality_metrics_latest
WHERE metric = 'service_level' AND dimension = 'team' AND grain = 'P1D' AND subject IS NULL
ORDER BY window_start, team, formula
