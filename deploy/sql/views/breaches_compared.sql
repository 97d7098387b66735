-- Each breach that the outcome of its cycle or an escalation knows, side by side; of items that have one on either side. A report sees those of its period.
SELECT ended.item_id, ended.clock, ended.clock_cycle, ended.policy_id, ended.breached_at, ended.ended_at,
       told.occurred_at AS told_at, told.is_true, COALESCE(ended.breached_at, told.occurred_at) AS happened_at,
       MAX(CASE WHEN told.is_true = 1 OR told.occurred_at >= ended.ended_at THEN 1 ELSE 0 END)
         OVER (PARTITION BY ended.item_id, ended.clock, ended.clock_cycle, ended.policy_id) AS is_told
FROM (
  SELECT item_id, clock, clock_cycle, policy_id, breached_at, ended_at
  FROM (
    SELECT item_id, clock, clock_cycle, policy_id, verdict, breached_at, ended_at,
           ROW_NUMBER() OVER (
             PARTITION BY item_id, clock, clock_cycle, policy_id ORDER BY revision DESC, kafka_offset DESC) AS place
    FROM sla_outcomes
    WHERE item_id IN (
      SELECT item_id FROM escalations WHERE escalation_level = 'breach'
      UNION SELECT item_id FROM sla_outcomes WHERE breached_at IS NOT NULL)) AS ranked
  WHERE place = 1 AND verdict <> 'CANCELLED') AS ended
LEFT JOIN (
  SELECT item_id, clock, clock_cycle, policy_id, occurred_at,
         CASE WHEN correction = 'WITHDRAWN' THEN 0 ELSE 1 END AS is_true
  FROM escalations_last
  WHERE escalation_level = 'breach') AS told
  ON told.item_id = ended.item_id AND told.clock = ended.clock AND told.clock_cycle = ended.clock_cycle
  AND told.policy_id = ended.policy_id
WHERE ended.breached_at IS NOT NULL OR told.item_id IS NOT NULL
