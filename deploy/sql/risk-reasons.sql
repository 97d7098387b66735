-- Which facts made breaches likelier, in how many alarms, and by how much in logits: of the three largest reasons of each?
SELECT reason, COUNT(*) AS alarms, ROUND(100.0 * COUNT(*) / MAX(all_alarms), 2) AS alarms_pct,
       ROUND(AVG(logits), 2) AS mean_logits
FROM (
  SELECT REGEXP_EXTRACT(said, '^(.*) [+][0-9]+[.][0-9][0-9]$', 1) AS reason,
         CAST(NULLIF(REGEXP_EXTRACT(said, ' [+]([0-9]+[.][0-9][0-9])$', 1), '') AS DOUBLE) AS logits
  FROM (
    SELECT REGEXP_EXTRACT(reasons, '^(.*? [+-][0-9]+[.][0-9][0-9])(,|$)', 1) AS said
    FROM alarms
    UNION ALL
    SELECT REGEXP_EXTRACT(reasons, '^.*? [+-][0-9]+[.][0-9][0-9],(.*? [+-][0-9]+[.][0-9][0-9])(,|$)', 1) AS said
    FROM alarms
    UNION ALL
    SELECT REGEXP_EXTRACT(reasons, '^.*? [+-][0-9]+[.][0-9][0-9],.*? [+-][0-9]+[.][0-9][0-9],(.*)$', 1) AS said
    FROM alarms) AS each_of_three) AS weighed
CROSS JOIN (SELECT COUNT(*) AS all_alarms FROM alarms) AS counted
WHERE logits IS NOT NULL
GROUP BY reason
ORDER BY alarms DESC, mean_logits DESC, reason
LIMIT 20
