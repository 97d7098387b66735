-- Each call with when it was offered, queued, answered, given up and ended, and how long that took.
SELECT last_event.item_id, customer_id, offered_at, queued_at, answered_at, abandoned_at, callback_at, ended_at,
       transfers, priority, category, language_tag, region, group_name, assignee,
       CASE WHEN answered_at IS NOT NULL THEN TRUE ELSE FALSE END AS is_answered,
       CASE WHEN answered_at IS NULL AND abandoned_at IS NOT NULL THEN TRUE ELSE FALSE END AS is_abandoned,
       millis_between(COALESCE(queued_at, offered_at), COALESCE(answered_at, abandoned_at)) AS wait_ms,
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
WHERE place = 1
