-- How old are the tickets that are open, counted to the last event there is?
SELECT CASE WHEN opened_at > newest - INTERVAL '1' DAY THEN '1: up to a day'
            WHEN opened_at > newest - INTERVAL '7' DAY THEN '2: up to a week'
            WHEN opened_at > newest - INTERVAL '30' DAY THEN '3: up to 30 days'
            ELSE '4: more than 30 days' END AS age, COUNT(*) AS open_tickets
FROM tickets CROSS JOIN (SELECT MAX(occurred_at) AS newest FROM ticket_events) AS latest
WHERE is_open
GROUP BY CASE WHEN opened_at > newest - INTERVAL '1' DAY THEN '1: up to a day'
              WHEN opened_at > newest - INTERVAL '7' DAY THEN '2: up to a week'
              WHEN opened_at > newest - INTERVAL '30' DAY THEN '3: up to 30 days'
              ELSE '4: more than 30 days' END
ORDER BY age
