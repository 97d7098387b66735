-- How many promises of each clock were kept, and how long were they paused?
SELECT policy_id, clock, COUNT(*) AS promises, SUM(kept) AS kept_count,
       ROUND(100.0 * SUM(kept) / COUNT(*), 2) AS attainment_pct,
       ROUND(100.0 * SUM(paused_ms) / NULLIF(SUM(paused_ms + elapsed_wall_ms), 0), 2) AS paused_pct
FROM promises_ended
GROUP BY policy_id, clock
ORDER BY policy_id, clock
