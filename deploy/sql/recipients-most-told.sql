-- Who is told of most escalations?
SELECT recipients, COUNT(*) AS escalations, COUNT(DISTINCT item_id) AS items
FROM escalations_true
WHERE recipients <> ''
GROUP BY recipients
ORDER BY escalations DESC, recipients
LIMIT 20
