-- Of what was foreseen with this probability, how much was breached?
SELECT policy_id, clock, stage, ROUND(FLOOR(10 * LEAST(probability, 0.999)) / 10, 1) AS probability_from, COUNT(*) AS answers,
       ROUND(AVG(probability), 3) AS foreseen, ROUND(AVG(CAST(breached AS DOUBLE)), 3) AS breached
FROM risks_graded
GROUP BY policy_id, clock, stage, ROUND(FLOOR(10 * LEAST(probability, 0.999)) / 10, 1)
ORDER BY policy_id, clock, stage, probability_from
