-- Each ticket with its attributes as its last event left them.
SELECT ranked.item_id, customer_id, first_event.opened_at, occurred_at AS last_event_at, first_event.events, status,
       status_reason, priority, category, channel, language_tag, region, group_name, assignee, direction, merged_into,
       CASE WHEN kind IN ('MERGED', 'DELETED', 'SPAM') OR status IN ('RESOLVED', 'CLOSED') THEN FALSE ELSE TRUE END AS is_open
FROM (
  SELECT ticket_events.*,
         ROW_NUMBER() OVER (
           PARTITION BY item_id ORDER BY occurred_at DESC, COALESCE(event_sequence, 0) DESC, kafka_offset DESC) AS place
  FROM ticket_events) AS ranked
JOIN (
  SELECT item_id, MIN(COALESCE(created_at, occurred_at)) AS opened_at, COUNT(DISTINCT event_id) AS events
  FROM ticket_events
  GROUP BY item_id) AS first_event ON first_event.item_id = ranked.item_id
WHERE place = 1
