-- Each promise that has ended and counts: whether it was kept, its item as it stood then, and its customer as last known.
SELECT outcome.item_id,
       CASE WHEN clock = 'CALL_ANSWER' OR status IN ('IVR', 'QUEUED', 'CONNECTED', 'WRAP_UP', 'ENDED')
            THEN 'CALL' ELSE 'TICKET' END AS items,
       outcome.customer_id, customer.tier, clock, clock_cycle, policy_id, policy_version, verdict, started_at, due_at,
       breached_at, ended_at, elapsed_wall_ms, elapsed_business_ms, paused_ms, reassignments, reopens, priority, category,
       COALESCE(outcome.region, customer.region) AS region, group_name, assignee,
       CASE WHEN verdict = 'MET' OR (verdict = 'MET_BY_CLOSE' AND breached_at IS NULL) THEN 1 ELSE 0 END AS kept,
       CASE WHEN breached_at IS NOT NULL AND ended_at > breached_at
            THEN millis_between(breached_at, ended_at) ELSE 0 END AS late_ms,
       CAST(ended_at AS DATE) AS ended_on,
       SUBSTRING(CAST(CAST(ended_at AS DATE) AS VARCHAR), 1, 7) AS ended_month,
       CAST(EXTRACT(ISOYEAR FROM CAST(ended_at AS DATE)) AS VARCHAR) || '-W'
         || LPAD(CAST(EXTRACT(WEEK FROM CAST(ended_at AS DATE)) AS VARCHAR), 2, '0') AS ended_week
FROM sla_outcomes_latest AS outcome
LEFT JOIN customers AS customer ON customer.customer_id = outcome.customer_id
WHERE verdict <> 'CANCELLED'
