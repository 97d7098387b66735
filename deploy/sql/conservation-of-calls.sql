-- Offered = answered + given up + called back + still waiting: does it add up, day by day?
SELECT CAST(offered_at AS DATE) AS offered_on, COUNT(*) AS offered,
       SUM(CASE WHEN is_answered THEN 1 ELSE 0 END) AS answered,
       SUM(CASE WHEN is_abandoned THEN 1 ELSE 0 END) AS abandoned,
       SUM(CASE WHEN NOT is_answered AND NOT is_abandoned AND callback_at IS NOT NULL THEN 1 ELSE 0 END) AS called_back,
       SUM(CASE WHEN NOT is_answered AND NOT is_abandoned AND callback_at IS NULL AND ended_at IS NULL
                THEN 1 ELSE 0 END) AS waiting,
       SUM(CASE WHEN NOT is_answered AND NOT is_abandoned AND callback_at IS NULL AND ended_at IS NOT NULL
                THEN 1 ELSE 0 END) AS unaccounted
FROM calls
GROUP BY CAST(offered_at AS DATE)
ORDER BY offered_on
