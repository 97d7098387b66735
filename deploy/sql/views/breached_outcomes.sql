-- Each breach that an outcome knows of.
SELECT item_id, clock, clock_cycle, policy_id, breached_at, ended_at
FROM sla_outcomes_latest
WHERE breached_at IS NOT NULL AND verdict <> 'CANCELLED'
