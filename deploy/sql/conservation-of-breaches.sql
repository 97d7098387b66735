-- Which breaches does an outcome know that no escalation tells, or the other way round, though the cycle has ended? What came after that end belongs to an item that came back: the outcome need not know it.
SELECT outcome.item_id, outcome.clock, outcome.clock_cycle, outcome.policy_id, outcome.breached_at,
       shown.occurred_at AS escalated_at
FROM breached_outcomes AS outcome
LEFT JOIN (
  SELECT told.item_id, told.clock, told.clock_cycle, told.policy_id, told.occurred_at
  FROM escalations_last AS told
  JOIN breached_outcomes AS known
    ON known.item_id = told.item_id AND known.clock = told.clock AND known.clock_cycle = told.clock_cycle
    AND known.policy_id = told.policy_id
  WHERE told.escalation_level = 'breach'
    AND (told.correction IS NULL OR told.correction <> 'WITHDRAWN' OR told.occurred_at >= known.ended_at)) AS shown
  ON shown.item_id = outcome.item_id AND shown.clock = outcome.clock AND shown.clock_cycle = outcome.clock_cycle
  AND shown.policy_id = outcome.policy_id
WHERE shown.item_id IS NULL
UNION ALL
SELECT told.item_id, told.clock, told.clock_cycle, told.policy_id, ended.breached_at, told.occurred_at AS escalated_at
FROM escalations_true AS told
JOIN sla_outcomes_latest AS ended
  ON ended.item_id = told.item_id AND ended.clock = told.clock AND ended.clock_cycle = told.clock_cycle
  AND ended.policy_id = told.policy_id
WHERE told.escalation_level = 'breach' AND ended.verdict <> 'CANCELLED' AND ended.breached_at IS NULL
  AND told.occurred_at < ended.ended_at
ORDER BY item_id, clock, clock_cycle, policy_id
