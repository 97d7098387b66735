-- Which chains went past their breach without anybody taking care, the furthest first?
SELECT escalation.item_id, escalation.clock, escalation.clock_cycle, escalation.policy_id, COUNT(*) AS levels,
       MIN(escalation.occurred_at) AS first_at, MAX(escalation.occurred_at) AS last_at
FROM escalations_true AS escalation
LEFT JOIN (
  SELECT item_id, clock, clock_cycle FROM escalation_acks WHERE kind = 'ACK') AS ack
  ON ack.item_id = escalation.item_id
  AND (ack.clock IS NULL OR (ack.clock = escalation.clock AND ack.clock_cycle = escalation.clock_cycle))
WHERE ack.item_id IS NULL
GROUP BY escalation.item_id, escalation.clock, escalation.clock_cycle, escalation.policy_id
HAVING SUM(CASE WHEN escalation.escalation_level = 'breach' THEN 1 ELSE 0 END) > 0
ORDER BY levels DESC, first_at, escalation.item_id, escalation.clock
LIMIT 50
