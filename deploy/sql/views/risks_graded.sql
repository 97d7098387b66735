-- Answers of stages whose clock has ended, with what became of it.
SELECT breach_risks.item_id, breach_risks.customer_id, breach_risks.policy_id, breach_risks.clock, breach_risks.clock_cycle,
       breach_risks.occurred_at, breach_risks.due_at, breach_risks.used, breach_risks.priority, breach_risks.category,
       breach_risks.region, breach_risks.team, breach_risks.stage, breach_risks.probability, breach_risks.reasons,
       CASE WHEN outcomes.breached_at IS NULL THEN 0 ELSE 1 END AS breached, outcomes.ended_at
FROM breach_risks
JOIN sla_outcomes_latest AS outcomes
  ON outcomes.item_id = breach_risks.item_id AND outcomes.policy_id = breach_risks.policy_id
     AND outcomes.clock = breach_risks.clock AND outcomes.clock_cycle = breach_risks.clock_cycle
WHERE breach_risks.is_first = 1 AND outcomes.verdict <> 'CANCELLED'
