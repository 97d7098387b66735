-- Which chains went past their breach and are with nobody, the furthest first: never taken care of, or given back?
SELECT chain.item_id, chain.clock, chain.clock_cycle, chain.policy_id, chain.levels, chain.first_at, chain.last_at
FROM (
  SELECT item_id, clock, clock_cycle, policy_id, COUNT(*) AS levels, MIN(occurred_at) AS first_at,
         MAX(occurred_at) AS last_at
  FROM escalations_true
  GROUP BY item_id, clock, clock_cycle, policy_id
  HAVING SUM(CASE WHEN escalation_level = 'breach' THEN 1 ELSE 0 END) > 0) AS chain
LEFT JOIN (
  SELECT told.item_id, told.clock, told.clock_cycle, told.policy_id, ack.kind,
         ROW_NUMBER() OVER (
           PARTITION BY told.item_id, told.clock, told.clock_cycle, told.policy_id
           ORDER BY ack.occurred_at DESC, ack.kafka_offset DESC) AS place
  FROM (
    SELECT item_id, clock, clock_cycle, policy_id, MIN(occurred_at) AS first_at
    FROM escalations_true
    GROUP BY item_id, clock, clock_cycle, policy_id) AS told
  LEFT JOIN sla_outcomes_latest AS ended
    ON ended.item_id = told.item_id AND ended.clock = told.clock AND ended.clock_cycle = told.clock_cycle
    AND ended.policy_id = told.policy_id
  JOIN escalation_acks AS ack
    ON ack.item_id = told.item_id AND ack.items = CASE WHEN told.clock = 'CALL_ANSWER' THEN 'CALL' ELSE 'TICKET' END
  WHERE (ack.policy_id IS NULL OR ack.policy_id = told.policy_id)
    AND (ack.clock = told.clock AND ack.clock_cycle = told.clock_cycle
      OR ack.clock IS NULL AND ack.occurred_at >= COALESCE(ended.started_at, told.first_at))) AS taken
  ON taken.item_id = chain.item_id AND taken.clock = chain.clock AND taken.clock_cycle = chain.clock_cycle
  AND taken.policy_id = chain.policy_id AND taken.place = 1 AND taken.kind = 'ACK'
WHERE taken.item_id IS NULL
ORDER BY chain.levels DESC, chain.first_at, chain.item_id, chain.clock
LIMIT 50
