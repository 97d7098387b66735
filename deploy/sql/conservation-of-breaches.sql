-- Which breaches does an outcome know that no escalation tells, or the other way round, though the cycle has ended? What came after that end belongs to an item that came back: the outcome need not know it.
SELECT DISTINCT item_id, clock, clock_cycle, policy_id, breached_at,
       CASE WHEN breached_at IS NULL THEN told_at END AS escalated_at
FROM breaches_compared
WHERE (breached_at IS NOT NULL AND is_told = 0) OR (breached_at IS NULL AND is_true = 1 AND told_at < ended_at)
ORDER BY item_id, clock, clock_cycle, policy_id
