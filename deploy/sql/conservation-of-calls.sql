-- Offered = answered + given up + left in the menu + called back + served there + flowed out of the queue + still waiting: does it add up, day by day?
SELECT offered_on, offered, answered, abandoned, left_in_menu, called_back, served_in_menu, flowed_out, waiting,
       offered - answered - abandoned - left_in_menu - called_back - served_in_menu - flowed_out - waiting AS unaccounted
FROM (
  SELECT CAST(offered_at AS DATE) AS offered_on, COUNT(*) AS offered,
         SUM(CASE WHEN is_answered THEN 1 ELSE 0 END) AS answered,
         SUM(CASE WHEN is_abandoned THEN 1 ELSE 0 END) AS abandoned,
         SUM(CASE WHEN is_left_in_menu THEN 1 ELSE 0 END) AS left_in_menu,
         SUM(CASE WHEN answered_at IS NULL AND callback_at IS NOT NULL THEN 1 ELSE 0 END) AS called_back,
         SUM(CASE WHEN is_let_go = 1 AND queued_at IS NULL THEN 1 ELSE 0 END) AS served_in_menu,
         SUM(CASE WHEN is_let_go = 1 AND queued_at IS NOT NULL THEN 1 ELSE 0 END) AS flowed_out,
         SUM(CASE WHEN answered_at IS NULL AND ended_at IS NULL THEN 1 ELSE 0 END) AS waiting
  FROM (
    SELECT calls.*, CASE WHEN answered_at IS NULL AND abandoned_at IS NULL AND callback_at IS NULL AND ended_at IS NOT NULL
                         THEN 1 ELSE 0 END AS is_let_go
    FROM calls) AS counted
  GROUP BY CAST(offered_at AS DATE)) AS sums
ORDER BY offered_on
