-- When do deadlines pass: on which day of the week (1 is Monday), in which hour (UTC)?
SELECT EXTRACT(ISODOW FROM occurred_at) AS weekday, EXTRACT(HOUR FROM occurred_at) AS hour_of_day, COUNT(*) AS breaches
FROM escalations_true
WHERE escalation_level = 'breach'
GROUP BY EXTRACT(ISODOW FROM occurred_at), EXTRACT(HOUR FROM occurred_at)
ORDER BY weekday, hour_of_day
