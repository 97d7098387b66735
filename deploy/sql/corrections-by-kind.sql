-- How often, and why, was something taken back or moved that had been told?
SELECT correction, CASE WHEN cause = 'RETARGETED' THEN 'RETARGETED'
                        WHEN cause LIKE 'policy %' OR cause LIKE 'calendar %' OR cause LIKE 'retired %' THEN 'PUBLICATION'
                        ELSE 'LATE_EVENT' END AS because, COUNT(*) AS corrections
FROM escalations
WHERE kind = 'CORRECTION'
GROUP BY correction, CASE WHEN cause = 'RETARGETED' THEN 'RETARGETED'
                          WHEN cause LIKE 'policy %' OR cause LIKE 'calendar %' OR cause LIKE 'retired %' THEN 'PUBLICATION'
                          ELSE 'LATE_EVENT' END
ORDER BY corrections DESC, correction, because
