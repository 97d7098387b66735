-- How each cycle of each clock ended: its highest revision, without those that have not ended after all.
SELECT item_id, customer_id, clock, clock_cycle, policy_id, policy_version, verdict, reason, started_at, due_at,
       breached_at, ended_at, elapsed_wall_ms, elapsed_business_ms, paused_ms, reassignments, reopens, revision,
       priority, status, category, region, group_name, assignee
FROM (
  SELECT sla_outcomes.*,
         ROW_NUMBER() OVER (
           PARTITION BY item_id, clock, clock_cycle, policy_id ORDER BY revision DESC, kafka_offset DESC) AS place
  FROM sla_outcomes) AS ranked
WHERE place = 1 AND (reason IS NULL OR reason <> 'WITHDRAWN')
