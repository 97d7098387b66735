-- How long was each team ready for work, and how much of that was it at work: as its agents tell, and by the calls that it took?
SELECT member_name AS team,
       ROUND(SUM(CASE WHEN formula = 'busy-of-ready' THEN denominator END) / 3600000.0, 2) AS ready_hours,
       ROUND(100.0 * NULLIF(SUM(CASE WHEN formula = 'busy-of-ready' THEN numerator END), 0)
             / SUM(CASE WHEN formula = 'busy-of-ready' THEN denominator END), 2) AS busy_pct,
       ROUND(100.0 * SUM(CASE WHEN formula = 'calls-of-ready' THEN numerator END)
             / SUM(CASE WHEN formula = 'calls-of-ready' THEN denominator END), 2) AS on_calls_pct,
       ROUND(SUM(CASE WHEN formula = 'busy-of-signed-on' THEN denominator END) / 3600000.0, 2) AS signed_on_hours
FROM quality_metrics_latest
WHERE metric IN ('occupancy', 'utilisation') AND dimension = 'team' AND grain = 'P1D'
GROUP BY member_name
ORDER BY team
