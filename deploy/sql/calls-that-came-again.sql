-- How many answered calls were followed by another one of the same customer about the same, answered or not, within 7 days, by category?
SELECT category, COUNT(*) AS calls, SUM(came_again) AS came_again,
       ROUND(100.0 * SUM(came_again) / COUNT(*), 2) AS came_again_pct
FROM (
  SELECT category, is_answered,
         CASE WHEN LEAD(CAST(offered_at AS TIMESTAMP)) OVER (PARTITION BY customer_id, category ORDER BY offered_at)
                   <= CAST(offered_at AS TIMESTAMP) + INTERVAL '7' DAY THEN 1 ELSE 0 END AS came_again
  FROM calls
  WHERE customer_id IS NOT NULL) AS offered
WHERE is_answered
GROUP BY category
ORDER BY came_again_pct DESC, category
