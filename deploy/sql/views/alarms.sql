-- Each alarm once: a running clock that somebody was asked to look at, and why.
SELECT item_id, customer_id, policy_id, clock, clock_cycle, occurred_at, due_at, priority, category, region, team, stage,
       probability, reasons
FROM (
  SELECT breach_risks.*,
         ROW_NUMBER() OVER (PARTITION BY item_id, policy_id, clock, clock_cycle, stage, occurred_at
                            ORDER BY kafka_offset) AS place
  FROM breach_risks
  WHERE "call" = 'RAISED') AS raised
WHERE place = 1
