-- How often was something taken back or moved that had been told: by an event (late, or one that moved the target), or a publication?
SELECT correction, because, COUNT(*) AS corrections
FROM (
  SELECT DISTINCT escalation_id, correction,
         CASE WHEN cause LIKE 'policy %' OR cause LIKE 'calendar %' OR cause LIKE 'retired %'
              THEN 'PUBLICATION' ELSE 'EVENT' END AS because
  FROM escalations
  WHERE kind = 'CORRECTION') AS once
GROUP BY correction, because
ORDER BY corrections DESC, correction, because
