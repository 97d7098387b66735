-- How many contacts of each team were solved at first: did not come back, and the customer did not come again about the same while the quality job waited for it (7 days unless it is told otherwise)? Of final days, with the interval (Wilson, 95 %); not_final are contacts of days that can still change.
SELECT team, CAST(n AS BIGINT) AS n, CAST(s AS BIGINT) AS solved_at_first, ROUND(100 * s / n, 2) AS fcr_pct,
       ROUND(100 * (s + 1.920729e0 - 1.959964e0 * SQRT(s * (n - s) / n + 0.960365e0)) / (n + 3.841459e0), 2) AS lowest_pct,
       ROUND(100 * (s + 1.920729e0 + 1.959964e0 * SQRT(s * (n - s) / n + 0.960365e0)) / (n + 3.841459e0), 2) AS highest_pct,
       CAST(not_final AS BIGINT) AS not_final
FROM (
  SELECT member_name AS team, NULLIF(SUM(CASE WHEN status = 'FINAL' THEN denominator END), 0) AS n,
         SUM(CASE WHEN status = 'FINAL' THEN numerator END) AS s,
         SUM(CASE WHEN status = 'FINAL' THEN 0 ELSE denominator END) AS not_final
  FROM quality_metrics_latest
  WHERE metric = 'fcr' AND dimension = 'team' AND grain = 'P1D' AND subject IS NULL
  GROUP BY member_name) AS counts
ORDER BY team
