-- What could not be taken into a table, from which topic, and why?
SELECT topic, reason, COUNT(*) AS records
FROM refused_records
GROUP BY topic, reason
ORDER BY records DESC, topic, reason
