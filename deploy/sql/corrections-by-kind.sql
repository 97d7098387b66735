-- How often was something taken back or moved that had been told: by an event (late, or one that moved the target), or a publication?
SELECT correction, CASE WHEN cause LIKE 'policy %' OR cause LIKE 'calendar %' OR cause LIKE 'retired %'
                        THEN 'PUBLICATION' ELSE 'EVENT' END AS because, COUNT(*) AS corrections
FROM escalations
WHERE kind = 'CORRECTION'
GROUP BY correction, CASE WHEN cause LIKE 'policy %' OR cause LIKE 'calendar %' OR cause LIKE 'retired %'
                          THEN 'PUBLICATION' ELSE 'EVENT' END
ORDER BY corrections DESC, correction, because
