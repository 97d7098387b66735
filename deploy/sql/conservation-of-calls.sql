-- Offered = answered + given up + left in the menu + served there + called back + still waiting: does it add up, day by day?
SELECT CAST(offered_at AS DATE) AS offered_on, COUNT(*) AS offered,
       SUM(CASE WHEN is_answered THEN 1 ELSE 0 END) AS answered,
       SUM(CASE WHEN is_abandoned THEN 1 ELSE 0 END) AS abandoned,
       SUM(CASE WHEN is_left_in_menu THEN 1 ELSE 0 END) AS left_in_menu,
       SUM(CASE WHEN is_lost_or_answered = 0 AND callback_at IS NOT NULL THEN 1 ELSE 0 END) AS called_back,
       SUM(CASE WHEN is_lost_or_answered = 0 AND callback_at IS NULL AND ended_at IS NOT NULL AND queued_at IS NULL
                THEN 1 ELSE 0 END) AS served_in_menu,
       SUM(CASE WHEN is_lost_or_answered = 0 AND callback_at IS NULL AND ended_at IS NULL
                THEN 1 ELSE 0 END) AS waiting,
       SUM(CASE WHEN is_lost_or_answered = 0 AND callback_at IS NULL AND ended_at IS NOT NULL AND queued_at IS NOT NULL
                THEN 1 ELSE 0 END) AS unaccounted
FROM (
  SELECT calls.*, CASE WHEN is_answered OR is_abandoned OR is_left_in_menu THEN 1 ELSE 0 END AS is_lost_or_answered
  FROM calls) AS counted
GROUP BY CAST(offered_at AS DATE)
ORDER BY offered_on
