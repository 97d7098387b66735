-- What calls is made of: a report sees here also what was before and after its period. A call is over at its first end, as which a callback counts too: what came after that is not looked at.
SELECT last_event.item_id, owner.customer_id, offered_at, queued_at, answered_at, abandoned_at, callback_at, ended_at,
       transfers, priority, category, language_tag, region, group_name, assignee,
       CASE WHEN answered_at IS NOT NULL THEN TRUE ELSE FALSE END AS is_answered,
       CASE WHEN answered_at IS NULL AND abandoned_at IS NOT NULL AND queued_at IS NOT NULL
            THEN TRUE ELSE FALSE END AS is_abandoned,
       CASE WHEN answered_at IS NULL AND abandoned_at IS NOT NULL AND queued_at IS NULL
            THEN TRUE ELSE FALSE END AS is_left_in_menu,
       CASE WHEN answered_at IS NOT NULL AND (queued_at IS NULL OR queued_at > answered_at) THEN 0
            WHEN queued_at IS NOT NULL THEN millis_between(queued_at, COALESCE(answered_at, abandoned_at)) END AS wait_ms,
       millis_between(answered_at, ended_at) AS handle_ms
FROM (
  SELECT call_events.*,
         ROW_NUMBER() OVER (
           PARTITION BY item_id ORDER BY occurred_at DESC, COALESCE(event_sequence, 0) DESC, kafka_offset DESC) AS place
  FROM call_events) AS last_event
JOIN (
  SELECT item_id,
         MIN(occurred_at) AS offered_at,
         MIN(CASE WHEN status_after = 'QUEUED' THEN occurred_at END) AS queued_at,
         MIN(CASE WHEN status_after = 'CONNECTED' THEN occurred_at END) AS answered_at,
         MIN(CASE WHEN kind = 'ABANDONED' THEN occurred_at END) AS abandoned_at,
         MIN(CASE WHEN kind = 'CALLBACK_REQUESTED' THEN occurred_at END) AS callback_at,
         MIN(CASE WHEN status_after = 'ENDED' THEN occurred_at END) AS ended_at,
         COUNT(DISTINCT CASE WHEN kind = 'TRANSFERRED' THEN event_id END) AS transfers
  FROM (
    SELECT placed.*, MIN(CASE WHEN status_after = 'ENDED' THEN place END) OVER (PARTITION BY item_id) AS end_place
    FROM (
      SELECT item_id, event_id, occurred_at, kind,
             CASE WHEN kind IN ('ABANDONED', 'CALLBACK_REQUESTED') THEN 'ENDED'
                  WHEN status IS NOT NULL THEN status
                  WHEN kind = 'ANSWERED' THEN 'CONNECTED'
                  WHEN kind IN ('QUEUED', 'ENDED') THEN kind END AS status_after,
             ROW_NUMBER() OVER (
               PARTITION BY item_id
               ORDER BY occurred_at, COALESCE(event_sequence, -1),
                        CASE kind WHEN 'OFFERED' THEN 0 WHEN 'QUEUED' THEN 1 WHEN 'ANSWERED' THEN 2
                                  WHEN 'TRANSFERRED' THEN 3 WHEN 'ABANDONED' THEN 4
                                  WHEN 'CALLBACK_REQUESTED' THEN 5 WHEN 'ENDED' THEN 6
                                  WHEN 'HELD' THEN 7 ELSE 8 END, event_id) AS place
      FROM call_events) AS placed) AS told
  WHERE end_place IS NULL OR place <= end_place
  GROUP BY item_id) AS times ON times.item_id = last_event.item_id
LEFT JOIN (
  SELECT item_id, customer_id,
         ROW_NUMBER() OVER (
           PARTITION BY item_id ORDER BY occurred_at DESC, COALESCE(event_sequence, 0) DESC, kafka_offset DESC) AS place
  FROM call_events
  WHERE customer_id IS NOT NULL) AS owner ON owner.item_id = last_event.item_id AND owner.place = 1
WHERE last_event.place = 1
