-- Answered within 20 s, by day of arrival: of all answered and all given up later (f4), and of all (f3), without those who hung up in the menu?
SELECT CAST(offered_at AS DATE) AS offered_on, COUNT(*) AS offered,
       SUM(CASE WHEN is_answered THEN 1 ELSE 0 END) AS answered,
       SUM(CASE WHEN is_answered AND wait_ms <= 20000 THEN 1 ELSE 0 END) AS answered_in_time,
       SUM(CASE WHEN is_abandoned THEN 1 ELSE 0 END) AS abandoned,
       SUM(CASE WHEN is_left_in_menu THEN 1 ELSE 0 END) AS left_in_menu,
       ROUND(100.0 * SUM(CASE WHEN is_answered AND wait_ms <= 20000 THEN 1 ELSE 0 END)
         / NULLIF(SUM(CASE WHEN is_answered OR (is_abandoned AND wait_ms > 20000) THEN 1 ELSE 0 END), 0), 2) AS f4_pct,
       ROUND(100.0 * SUM(CASE WHEN is_answered AND wait_ms <= 20000 THEN 1 ELSE 0 END)
         / NULLIF(SUM(CASE WHEN is_answered OR is_abandoned THEN 1 ELSE 0 END), 0), 2) AS f3_pct
FROM calls
GROUP BY CAST(offered_at AS DATE)
ORDER BY offered_on
