-- Where did items stand when a deadline passed: status, and whether anybody had them?
SELECT status, CASE WHEN assignee IS NULL THEN 'nobody' ELSE 'somebody' END AS assigned_to, COUNT(*) AS breaches,
       CAST(ROUND(AVG(CAST(elapsed_wall_ms AS DOUBLE)), 0) AS BIGINT) AS elapsed_wall_mean_ms
FROM escalations_true
WHERE escalation_level = 'breach'
GROUP BY status, CASE WHEN assignee IS NULL THEN 'nobody' ELSE 'somebody' END
ORDER BY breaches DESC, status, assigned_to
