-- How many escalations of each level are true, and how many items do they concern?
SELECT policy_id, clock, escalation_level, COUNT(*) AS escalations, COUNT(DISTINCT item_id) AS items
FROM escalations_true
GROUP BY policy_id, clock, escalation_level
ORDER BY policy_id, clock, escalations DESC, escalation_level
