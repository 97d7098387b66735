-- Where was more or less than usual, and how long did it take to find?
SELECT domain, region, category, kind, COUNT(*) AS times,
       ROUND(AVG(EXTRACT(EPOCH FROM detected_at) - EXTRACT(EPOCH FROM onset_at)), 0) AS found_after_s
FROM surges
WHERE kind IN ('FLOOD', 'COLLAPSE')
GROUP BY domain, region, category, kind
ORDER BY times DESC, domain, region, category, kind
