-- Each call that was offered and each breach that was told, where surges would count it: without a region of its own in that of its customer. A report sees here also what was before and after its period.
SELECT happened_at, COALESCE(happened.region, customer.region, '') AS region, COALESCE(category, '') AS category, offered,
       abandoned, wait_ms, breaches
FROM (
  SELECT offered_at AS happened_at, customer_id, region, category, 1 AS offered,
         CASE WHEN is_abandoned THEN 1 ELSE 0 END AS abandoned, wait_ms, 0 AS breaches
  FROM all_calls
  UNION ALL
  SELECT occurred_at AS happened_at, customer_id, region, category, 0 AS offered, 0 AS abandoned,
         CAST(NULL AS BIGINT) AS wait_ms, 1 AS breaches
  FROM escalations_last
  WHERE escalation_level = 'breach' AND (correction IS NULL OR correction <> 'WITHDRAWN')) AS happened
LEFT JOIN customers AS customer ON customer.customer_id = happened.customer_id
