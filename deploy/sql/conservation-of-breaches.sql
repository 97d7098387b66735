-- Which breaches does an outcome know that no escalation tells, or the other way round, though the cycle has ended?
SELECT COALESCE(outcome.item_id, escalation.item_id) AS item_id, COALESCE(outcome.clock, escalation.clock) AS clock,
       COALESCE(outcome.clock_cycle, escalation.clock_cycle) AS clock_cycle,
       COALESCE(outcome.policy_id, escalation.policy_id) AS policy_id, outcome.breached_at,
       escalation.occurred_at AS escalated_at
FROM breached_outcomes AS outcome
FULL OUTER JOIN (
  SELECT told.item_id, told.clock, told.clock_cycle, told.policy_id, told.occurred_at
  FROM escalations_true AS told
  JOIN sla_outcomes_latest AS ended
    ON ended.item_id = told.item_id AND ended.clock = told.clock AND ended.clock_cycle = told.clock_cycle
    AND ended.policy_id = told.policy_id
  WHERE told.escalation_level = 'breach' AND ended.verdict <> 'CANCELLED') AS escalation
  ON escalation.item_id = outcome.item_id AND escalation.clock = outcome.clock
  AND escalation.clock_cycle = outcome.clock_cycle AND escalation.policy_id = outcome.policy_id
WHERE outcome.item_id IS NULL OR escalation.item_id IS NULL
ORDER BY item_id, clock, clock_cycle
