-- Which promises took the most business time?
SELECT item_id, clock, policy_id, customer_id, category, verdict, elapsed_business_ms, paused_ms, reassignments, reopens
FROM promises_ended
ORDER BY elapsed_business_ms DESC, item_id, clock
LIMIT 20
