-- How many tickets of each team were resolved without coming back, or changing hands?
SELECT group_name, COUNT(*) AS resolved, SUM(CASE WHEN reopens = 0 THEN 1 ELSE 0 END) AS not_reopened,
       ROUND(100.0 * SUM(CASE WHEN reopens = 0 THEN 1 ELSE 0 END) / COUNT(*), 2) AS not_reopened_pct,
       ROUND(100.0 * SUM(CASE WHEN reopens = 0 AND reassignments = 0 THEN 1 ELSE 0 END) / COUNT(*), 2) AS one_team_pct
FROM promises
WHERE clock = 'TOTAL_RESOLUTION' AND verdict IN ('MET', 'MET_LATE')
GROUP BY group_name
ORDER BY resolved DESC, group_name
