-- Are promises missed more often, the more often an item changes hands?
SELECT CASE WHEN reassignments >= 5 THEN 5 ELSE reassignments END AS reassignments_up_to_5, COUNT(*) AS promises,
       ROUND(100.0 * SUM(kept) / COUNT(*), 2) AS attainment_pct
FROM promises_ended
GROUP BY CASE WHEN reassignments >= 5 THEN 5 ELSE reassignments END
ORDER BY reassignments_up_to_5
