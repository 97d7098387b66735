-- What did routing decide, and after how many offers?
SELECT domain, verdict, COUNT(*) AS decisions, ROUND(AVG(CAST(hops AS DOUBLE)), 2) AS mean_hops, ROUND(AVG(score), 3) AS mean_score
FROM (
  SELECT DISTINCT domain, decision_id, verdict, hops, score
  FROM routing_decisions) AS once
GROUP BY domain, verdict
ORDER BY domain, verdict
