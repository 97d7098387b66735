-- Are there as many calls as were told in figures, and is it known of each of them what became of it: does it add up, day by day?
SELECT COALESCE(offered_on, told_on) AS on_day, COALESCE(offered, 0) AS offered, COALESCE(offered_told, 0) AS offered_told,
       COALESCE(offered, 0) - COALESCE(offered_told, 0) AS not_told,
       COALESCE(answered, 0) - COALESCE(answered_told, 0) AS answered_not_told,
       COALESCE(abandoned, 0) - COALESCE(abandoned_told, 0) AS abandoned_not_told,
       COALESCE(offered_told, 0) - COALESCE(ends_told, 0) AS unaccounted
FROM (
  SELECT CAST(offered_at AS DATE) AS offered_on, COUNT(*) AS offered,
         SUM(CASE WHEN is_answered THEN 1 ELSE 0 END) AS answered,
         SUM(CASE WHEN is_abandoned OR is_left_in_menu THEN 1 ELSE 0 END) AS abandoned
  FROM calls
  GROUP BY CAST(offered_at AS DATE)) AS counted
FULL OUTER JOIN (
  SELECT CAST(window_start AS DATE) AS told_on,
         CAST(SUM(CASE WHEN metric = 'calls_offered' THEN numerator ELSE 0 END) AS BIGINT) AS offered_told,
         CAST(SUM(CASE WHEN metric = 'calls_answered' THEN numerator ELSE 0 END) AS BIGINT) AS answered_told,
         CAST(SUM(CASE WHEN metric = 'calls_abandoned' THEN numerator ELSE 0 END) AS BIGINT) AS abandoned_told,
         CAST(SUM(CASE WHEN metric <> 'calls_offered' THEN numerator ELSE 0 END) AS BIGINT) AS ends_told
  FROM quality_metrics_latest
  WHERE grain = 'P1D' AND dimension = 'all' AND subject IS NULL
    AND metric IN ('calls_offered', 'calls_answered', 'calls_abandoned', 'calls_waiting', 'calls_flowed_out',
                   'calls_called_back', 'calls_served_in_menu')
    AND formula IN ('count', 'queued', 'menu')
  GROUP BY CAST(window_start AS DATE)) AS told ON told_on = offered_on
ORDER BY on_day
