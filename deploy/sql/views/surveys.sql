-- Each answer once.
SELECT event_id, item_id, customer_id, occurred_at, kind, score, solved_at, agent_id
FROM (
  SELECT survey_responses.*,
         ROW_NUMBER() OVER (PARTITION BY item_id, event_id ORDER BY kafka_partition, kafka_offset) AS place
  FROM survey_responses) AS ranked
WHERE place = 1
