-- Each customer as last known.
SELECT customer_id, occurred_at AS known_since, tier, contract, region, residency, languages
FROM (
  SELECT customer_changes.*,
         ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY occurred_at DESC, kafka_offset DESC) AS place
  FROM customer_changes) AS ranked
WHERE place = 1
