-- The last word of each escalation, which may be that it was withdrawn: none that was superseded, each once. A report sees here also what was before and after its period.
SELECT escalation_id, item_id, customer_id, clock, clock_cycle, policy_id, policy_version, escalation_level, kind,
       due_at, occurred_at, elapsed_wall_ms, elapsed_business_ms, correction, cause, priority, status, category, region,
       group_name, assignee, deliver_at, recipients
FROM (
  SELECT escalations.*, ROW_NUMBER() OVER (PARTITION BY escalation_id ORDER BY kafka_offset DESC) AS place
  FROM escalations
  WHERE escalation_id NOT IN (SELECT supersedes FROM escalations WHERE supersedes IS NOT NULL)) AS ranked
WHERE place = 1
