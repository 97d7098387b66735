-- Each call with when it was offered, queued, answered, given up and ended, and how long that took; who was not queued did not wait.
SELECT last_event.item_id, owner.customer_id, offered_at, queued_at, answered_at, abandoned_at, callback_at, ended_at,
       transfers, priority, category, language_tag, region, group_name, assignee,
       CASE WHEN answered_at IS NOT NULL THEN TRUE ELSE FALSE END AS is_answered,
       CASE WHEN answered_at IS NULL AND abandoned_at IS NOT NULL AND queued_at IS NOT NULL
            THEN TRUE ELSE FALSE END AS is_abandoned,
       CASE WHEN answered_at IS NULL AND abandoned_at IS NOT NULL AND queued_at IS NULL
            THEN TRUE ELSE FALSE END AS is_left_in_menu,
       CASE WHEN queued_at IS NULL THEN CASE WHEN answered_at IS NOT NULL THEN 0 END
            ELSE millis_between(queued_at, COALESCE(answered_at, abandoned_at)) END AS wait_ms,
       millis_between(answered_at, ended_at) AS handle_ms
FROM (
  SELECT call_events.*,
         ROW_NUMBER() OVER (
           PARTITION BY item_id ORDER BY occurred_at DESC, COALESCE(event_sequence, 0) DESC, kafka_offset DESC) AS place
  FROM call_events) AS last_event
JOIN (
  SELECT item_id,
         MIN(occurred_at) AS offered_at,
         MIN(CASE WHEN kind = 'QUEUED' THEN occurred_at END) AS queued_at,
         MIN(CASE WHEN kind = 'ANSWERED' THEN occurred_at END) AS answered_at,
         MIN(CASE WHEN kind = 'ABANDONED' THEN occurred_at END) AS abandoned_at,
         MIN(CASE WHEN kind = 'CALLBACK_REQUESTED' THEN occurred_at END) AS callback_at,
         MAX(CASE WHEN kind = 'ENDED' THEN occurred_at END) AS ended_at,
         COUNT(DISTINCT CASE WHEN kind = 'TRANSFERRED' THEN event_id END) AS transfers
  FROM call_events
  GROUP BY item_id) AS times ON times.item_id = last_event.item_id
LEFT JOIN (
  SELECT item_id, customer_id,
         ROW_NUMBER() OVER (
           PARTITION BY item_id ORDER BY occurred_at DESC, COALESCE(event_sequence, 0) DESC, kafka_offset DESC) AS place
  FROM call_events
  WHERE customer_id IS NOT NULL) AS owner ON owner.item_id = last_event.item_id AND owner.place = 1
WHERE last_event.place = 1
