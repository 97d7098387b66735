-- Each promise that has ended and counts: whether it was kept, its item as it stood then, and its customer as last known.
SELECT promise.item_id, items, promise.customer_id, customer.tier, clock, clock_cycle, policy_id, policy_version, verdict,
       started_at, due_at, breached_at, ended_at, elapsed_wall_ms, elapsed_business_ms, paused_ms, reassignments, reopens,
       priority, category, COALESCE(promise.region, customer.region) AS region, group_name, assignee, kept, late_ms, ended_on,
       SUBSTRING(CAST(ended_on AS VARCHAR), 1, 7) AS ended_month,
       CAST(EXTRACT(ISOYEAR FROM CAST(ended_on AS DATE)) AS VARCHAR) || '-W'
         || LPAD(CAST(EXTRACT(WEEK FROM CAST(ended_on AS DATE)) AS VARCHAR), 2, '0') AS ended_week
FROM promises_ended AS promise
LEFT JOIN customers AS customer ON customer.customer_id = promise.customer_id
