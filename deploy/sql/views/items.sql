-- Tickets and calls side by side, with what both have.
SELECT item_id, 'TICKET' AS items, customer_id, opened_at, priority, category, channel, region, group_name, assignee
FROM tickets
UNION ALL
SELECT item_id, 'CALL' AS items, customer_id, offered_at AS opened_at, priority, category, 'PHONE' AS channel, region,
       group_name, assignee
FROM all_calls
