-- Which teams had an item when a deadline passed, and for which clock?
SELECT group_name, clock, COUNT(*) AS breaches, COUNT(DISTINCT item_id) AS items
FROM escalations_true
WHERE escalation_level = 'breach'
GROUP BY group_name, clock
ORDER BY breaches DESC, group_name, clock
LIMIT 20
