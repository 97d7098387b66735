-- Answers of stages whose clock has ended, each once, with what became of it.
SELECT answers.item_id, answers.customer_id, answers.policy_id, answers.clock, answers.clock_cycle, answers.occurred_at,
       answers.due_at, answers.used, answers.priority, answers.category, answers.region, answers.team, answers.stage,
       answers.probability, answers.reasons, CASE WHEN outcomes.breached_at IS NULL THEN 0 ELSE 1 END AS breached,
       outcomes.ended_at
FROM (
  SELECT breach_risks.*,
         ROW_NUMBER() OVER (PARTITION BY item_id, policy_id, clock, clock_cycle, stage, occurred_at
                            ORDER BY kafka_offset) AS place
  FROM breach_risks
  WHERE is_first = 1) AS answers
JOIN sla_outcomes_latest AS outcomes
  ON outcomes.item_id = answers.item_id AND outcomes.policy_id = answers.policy_id AND outcomes.clock = answers.clock
     AND outcomes.clock_cycle = answers.clock_cycle
WHERE answers.place = 1 AND outcomes.verdict <> 'CANCELLED'
