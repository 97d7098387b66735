-- How many were satisfied (4 or 5 of 5), by month of the answer, with the interval (Wilson, 95 %)?
SELECT answered_month, satisfied, n, ROUND(100.0 * satisfied / n, 2) AS csat_pct,
       ROUND(100 * (s + 1.920729e0 - 1.959964e0 * SQRT(s * (n - s) / n + 0.960365e0)) / (n + 3.841459e0), 2) AS lowest_pct,
       ROUND(100 * (s + 1.920729e0 + 1.959964e0 * SQRT(s * (n - s) / n + 0.960365e0)) / (n + 3.841459e0), 2) AS highest_pct
FROM (
  SELECT SUBSTRING(CAST(CAST(occurred_at AS DATE) AS VARCHAR), 1, 7) AS answered_month, COUNT(*) AS n,
         SUM(CASE WHEN score >= 4 THEN 1 ELSE 0 END) AS satisfied,
         CAST(SUM(CASE WHEN score >= 4 THEN 1 ELSE 0 END) AS DOUBLE) AS s
  FROM surveys
  WHERE kind = 'CSAT'
  GROUP BY SUBSTRING(CAST(CAST(occurred_at AS DATE) AS VARCHAR), 1, 7)) AS counts
ORDER BY answered_month
