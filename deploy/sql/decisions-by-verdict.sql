-- What did routing decide, and after how many offers?
SELECT domain, verdict, COUNT(*) AS decisions, ROUND(AVG(CAST(hops AS DOUBLE)), 2) AS mean_hops, ROUND(AVG(score), 3) AS mean_score
FROM routing_decisions
GROUP BY domain, verdict
ORDER BY domain, verdict
