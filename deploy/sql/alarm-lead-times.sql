-- Of the promises that have ended, how many had an alarm before, how many of these were breached, how many of the breached had been foreseen, and how long before?
SELECT ended.policy_id, ended.clock, COUNT(*) AS ended, SUM(alarmed) AS alarmed, SUM(breached) AS breached,
       SUM(alarmed * breached) AS foreseen,
       ROUND(100.0 * SUM(alarmed * breached) / NULLIF(SUM(alarmed), 0), 2) AS precision_pct,
       ROUND(100.0 * SUM(alarmed * breached) / NULLIF(SUM(breached), 0), 2) AS recall_pct,
       ROUND(AVG(CASE WHEN alarmed * breached = 1 THEN millis_between(alarmed_at, breached_at) / 60000.0 END), 1)
         AS lead_mean_minutes
FROM (
  SELECT promise.policy_id, promise.clock, promise.breached_at, alarm.alarmed_at,
         CASE WHEN promise.breached_at IS NULL THEN 0 ELSE 1 END AS breached,
         CASE WHEN alarm.alarmed_at < COALESCE(promise.breached_at, promise.ended_at) THEN 1 ELSE 0 END AS alarmed
  FROM promises_ended AS promise
  LEFT JOIN first_alarms AS alarm
    ON alarm.item_id = promise.item_id AND alarm.policy_id = promise.policy_id AND alarm.clock = promise.clock
    AND alarm.clock_cycle = promise.clock_cycle) AS ended
JOIN (SELECT DISTINCT policy_id, clock FROM breach_risks) AS asked
  ON asked.policy_id = ended.policy_id AND asked.clock = ended.clock
GROUP BY ended.policy_id, ended.clock
ORDER BY ended.policy_id, ended.clock
