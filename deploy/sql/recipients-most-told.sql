-- Who is told of most escalations?
SELECT recipient, COUNT(*) AS escalations, COUNT(DISTINCT item_id) AS items
FROM recipients_told
GROUP BY recipient
ORDER BY escalations DESC, recipient
LIMIT 20
