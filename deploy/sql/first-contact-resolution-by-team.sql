-- How many tickets of each team were resolved and have not come back, or changed hands?
SELECT group_name, COUNT(*) AS resolved, SUM(CASE WHEN came_back = 0 THEN 1 ELSE 0 END) AS not_reopened,
       ROUND(100.0 * SUM(CASE WHEN came_back = 0 THEN 1 ELSE 0 END) / COUNT(*), 2) AS not_reopened_pct,
       ROUND(100.0 * SUM(CASE WHEN came_back = 0 AND reassignments = 0 THEN 1 ELSE 0 END) / COUNT(*), 2) AS one_team_pct
FROM (
  SELECT promises.group_name, reassignments, reopens + CASE WHEN tickets.is_open THEN 1 ELSE 0 END AS came_back
  FROM promises
  LEFT JOIN tickets ON tickets.item_id = promises.item_id
  WHERE clock = 'TOTAL_RESOLUTION' AND verdict IN ('MET', 'MET_LATE')) AS resolutions
GROUP BY group_name
ORDER BY resolved DESC, group_name
