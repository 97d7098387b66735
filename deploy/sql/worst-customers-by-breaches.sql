-- Whose promises were missed most often?
SELECT customer_id, tier, COUNT(*) AS promises, COUNT(*) - SUM(kept) AS missed,
       ROUND(100.0 * SUM(kept) / COUNT(*), 2) AS attainment_pct
FROM promises
WHERE customer_id IS NOT NULL
GROUP BY customer_id, tier
HAVING COUNT(*) > SUM(kept)
ORDER BY missed DESC, customer_id
LIMIT 20
