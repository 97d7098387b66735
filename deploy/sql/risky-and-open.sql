-- Which open clocks, not breached yet, are most likely to be, and why?
SELECT risks.item_id, risks.policy_id, risks.clock, risks.due_at, ROUND(risks.probability, 3) AS probability, risks.reasons
FROM (
  SELECT breach_risks.*,
         ROW_NUMBER() OVER (PARTITION BY item_id, policy_id, clock, clock_cycle
                            ORDER BY occurred_at DESC, kafka_offset DESC) AS place
  FROM breach_risks) AS risks
LEFT JOIN sla_outcomes_latest AS outcomes
  ON outcomes.item_id = risks.item_id AND outcomes.policy_id = risks.policy_id AND outcomes.clock = risks.clock
     AND outcomes.clock_cycle = risks.clock_cycle
LEFT JOIN (
  SELECT DISTINCT item_id, policy_id, clock, clock_cycle
  FROM escalations_true
  WHERE escalation_level = 'breach') AS breaches
  ON breaches.item_id = risks.item_id AND breaches.policy_id = risks.policy_id AND breaches.clock = risks.clock
     AND breaches.clock_cycle = risks.clock_cycle
WHERE risks.place = 1 AND outcomes.item_id IS NULL AND breaches.item_id IS NULL
ORDER BY probability DESC, risks.item_id, risks.clock
LIMIT 20
