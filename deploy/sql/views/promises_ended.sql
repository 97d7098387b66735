-- Each promise that has ended and counts: whether it was kept, and its item as it stood then. Who asks nothing of customers asks this: it is answered sooner than promises.
SELECT item_id,
       CASE WHEN clock = 'CALL_ANSWER' OR status IN ('IVR', 'QUEUED', 'CONNECTED', 'WRAP_UP', 'ENDED')
            THEN 'CALL' ELSE 'TICKET' END AS items,
       customer_id, clock, clock_cycle, policy_id, policy_version, verdict, started_at, due_at,
       breached_at, ended_at, elapsed_wall_ms, elapsed_business_ms, paused_ms, reassignments, reopens, priority, category,
       region, group_name, assignee,
       CASE WHEN verdict = 'MET' OR (verdict = 'MET_BY_CLOSE' AND breached_at IS NULL) THEN 1 ELSE 0 END AS kept,
       CASE WHEN breached_at IS NOT NULL AND ended_at > breached_at
            THEN millis_between(breached_at, ended_at) ELSE 0 END AS late_ms,
       CAST(ended_at AS DATE) AS ended_on
FROM sla_outcomes_latest
WHERE verdict <> 'CANCELLED'
