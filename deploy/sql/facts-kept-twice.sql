-- Is each fact there once? A place in a topic that a table has twice would be a fact that was counted twice.
SELECT 'sla_outcomes' AS table_name, COUNT(*) AS facts, COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) AS twice FROM sla_outcomes
UNION ALL
SELECT 'escalations', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM escalations
UNION ALL
SELECT 'call_events', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM call_events
UNION ALL
SELECT 'ticket_events', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM ticket_events
UNION ALL
SELECT 'survey_responses', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM survey_responses
UNION ALL
SELECT 'customer_changes', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM customer_changes
UNION ALL
SELECT 'escalation_acks', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM escalation_acks
UNION ALL
SELECT 'quality_metrics', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM quality_metrics
UNION ALL
SELECT 'routing_decisions', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM routing_decisions
UNION ALL
SELECT 'surges', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM surges
UNION ALL
SELECT 'breach_risks', COUNT(*), COUNT(*) - COUNT(DISTINCT kafka_partition * CAST(1000000000000000 AS BIGINT) + kafka_offset) FROM breach_risks
ORDER BY table_name
