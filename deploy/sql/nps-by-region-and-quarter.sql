-- The net promoter score by region and quarter of the answer, with its interval (adjusted Wald, 95 %)?
SELECT region, answered_quarter, promoters, passives, detractors, n, ROUND(100.0 * (promoters - detractors) / n, 2) AS nps,
       ROUND(100.0 * (p - d), 4) AS adjusted_nps,
       ROUND(195.9964e0 * SQRT((p + d - (p - d) * (p - d)) / (n + 3.0)), 4) AS plus_minus
FROM (
  SELECT region, answered_quarter, promoters, passives, detractors, n, (promoters + 0.75e0) / (n + 3) AS p,
         (detractors + 0.75e0) / (n + 3) AS d
  FROM (
    SELECT region, CAST(EXTRACT(YEAR FROM occurred_at) AS VARCHAR) || '-Q'
             || CAST(EXTRACT(QUARTER FROM occurred_at) AS VARCHAR) AS answered_quarter,
           SUM(CASE WHEN score >= 9 THEN 1 ELSE 0 END) AS promoters,
           SUM(CASE WHEN score IN (7, 8) THEN 1 ELSE 0 END) AS passives,
           SUM(CASE WHEN score <= 6 THEN 1 ELSE 0 END) AS detractors, COUNT(*) AS n
    FROM (
      SELECT COALESCE(item.region, customer.region) AS region, survey.occurred_at, survey.score
      FROM surveys AS survey
      LEFT JOIN (SELECT item_id, MAX(region) AS region FROM items GROUP BY item_id) AS item
        ON item.item_id = survey.item_id
      LEFT JOIN customers AS customer ON customer.customer_id = survey.customer_id
      WHERE survey.kind = 'NPS') AS answers
    GROUP BY region, CAST(EXTRACT(YEAR FROM occurred_at) AS VARCHAR) || '-Q'
             || CAST(EXTRACT(QUARTER FROM occurred_at) AS VARCHAR)) AS counts) AS shares
ORDER BY answered_quarter, region
