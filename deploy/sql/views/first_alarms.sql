-- When somebody was first asked to look at each running clock. A report sees here also what was before and after its period.
SELECT item_id, policy_id, clock, clock_cycle, MIN(occurred_at) AS alarmed_at
FROM breach_risks
WHERE "call" = 'RAISED'
GROUP BY item_id, policy_id, clock, clock_cycle
