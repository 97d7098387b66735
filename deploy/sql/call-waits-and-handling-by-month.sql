-- How long did callers wait for an answer, and how long did their calls take, by month?
SELECT SUBSTRING(CAST(CAST(offered_at AS DATE) AS VARCHAR), 1, 7) AS offered_month, COUNT(*) AS answered,
       CAST(ROUND(AVG(CAST(wait_ms AS DOUBLE)), 0) AS BIGINT) AS wait_mean_ms, MAX(wait_ms) AS wait_longest_ms, CAST(ROUND(AVG(CAST(handle_ms AS DOUBLE)), 0) AS BIGINT) AS handle_mean_ms
FROM calls
WHERE is_answered
GROUP BY SUBSTRING(CAST(CAST(offered_at AS DATE) AS VARCHAR), 1, 7)
ORDER BY offered_month
