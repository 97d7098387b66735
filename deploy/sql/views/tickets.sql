-- Each ticket with its attributes as its last event left them; status and customer as last said, since an event may not say them.
SELECT ranked.item_id, owner.customer_id, all_events.opened_at, ranked.occurred_at AS last_event_at, all_events.events,
       said.status, status_reason, priority, category, channel, language_tag, region, group_name, assignee, direction,
       merged_into,
       CASE WHEN all_events.is_gone = 1 OR said.status IN ('RESOLVED', 'CLOSED') THEN FALSE ELSE TRUE END AS is_open
FROM (
  SELECT ticket_events.*,
         ROW_NUMBER() OVER (
           PARTITION BY item_id ORDER BY occurred_at DESC, COALESCE(event_sequence, 0) DESC, kafka_offset DESC) AS place
  FROM ticket_events) AS ranked
JOIN (
  SELECT item_id, MIN(COALESCE(created_at, occurred_at)) AS opened_at, COUNT(DISTINCT event_id) AS events,
         MAX(CASE WHEN kind IN ('MERGED', 'DELETED', 'SPAM') THEN 1 ELSE 0 END) AS is_gone
  FROM ticket_events
  GROUP BY item_id) AS all_events ON all_events.item_id = ranked.item_id
LEFT JOIN (
  SELECT item_id, status,
         ROW_NUMBER() OVER (
           PARTITION BY item_id ORDER BY occurred_at DESC, COALESCE(event_sequence, 0) DESC, kafka_offset DESC) AS place
  FROM ticket_events
  WHERE status IS NOT NULL) AS said ON said.item_id = ranked.item_id AND said.place = 1
LEFT JOIN (
  SELECT item_id, customer_id,
         ROW_NUMBER() OVER (
           PARTITION BY item_id ORDER BY occurred_at DESC, COALESCE(event_sequence, 0) DESC, kafka_offset DESC) AS place
  FROM ticket_events
  WHERE customer_id IS NOT NULL) AS owner ON owner.item_id = ranked.item_id AND owner.place = 1
WHERE ranked.place = 1
