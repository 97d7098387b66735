-- What did each surge cost while it lasted (* is every region or category), beside the same hours a week before: calls offered and given up, how long callers waited, and breaches told?
SELECT surge.domain, surge.region, surge.category, surge.kind, surge.onset_at, surge.over_at,
       COALESCE(cost.offered, 0) AS offered, COALESCE(cost.offered_before, 0) AS offered_before,
       COALESCE(cost.abandoned, 0) AS abandoned, COALESCE(cost.abandoned_before, 0) AS abandoned_before,
       ROUND(100.0 * cost.abandoned / NULLIF(cost.offered, 0), 2) AS abandoned_pct,
       ROUND(100.0 * cost.abandoned_before / NULLIF(cost.offered_before, 0), 2) AS abandoned_before_pct,
       CAST(ROUND(cost.wait_ms, 0) AS BIGINT) AS wait_mean_ms,
       CAST(ROUND(cost.wait_before_ms, 0) AS BIGINT) AS wait_mean_before_ms,
       COALESCE(cost.breaches, 0) AS breaches, COALESCE(cost.breaches_before, 0) AS breaches_before
FROM surge_spans AS surge
LEFT JOIN (
  SELECT span.domain, span.region, span.category, span.kind, span.onset_at,
         SUM(CASE WHEN happened.weeks_ago = 0 THEN happened.offered ELSE 0 END) AS offered,
         SUM(CASE WHEN happened.weeks_ago = 1 THEN happened.offered ELSE 0 END) AS offered_before,
         SUM(CASE WHEN happened.weeks_ago = 0 THEN happened.abandoned ELSE 0 END) AS abandoned,
         SUM(CASE WHEN happened.weeks_ago = 1 THEN happened.abandoned ELSE 0 END) AS abandoned_before,
         AVG(CASE WHEN happened.weeks_ago = 0 THEN CAST(happened.wait_ms AS DOUBLE) END) AS wait_ms,
         AVG(CASE WHEN happened.weeks_ago = 1 THEN CAST(happened.wait_ms AS DOUBLE) END) AS wait_before_ms,
         SUM(CASE WHEN happened.weeks_ago = 0 THEN happened.breaches ELSE 0 END) AS breaches,
         SUM(CASE WHEN happened.weeks_ago = 1 THEN happened.breaches ELSE 0 END) AS breaches_before
  FROM surge_spans AS span
  JOIN (
    SELECT 0 AS weeks_ago, happened_at AS counts_at, region, category, offered, abandoned, wait_ms, breaches
    FROM place_events
    UNION ALL
    SELECT 1 AS weeks_ago, happened_at + INTERVAL '7' DAY AS counts_at, region, category, offered, abandoned, wait_ms,
           breaches
    FROM place_events) AS happened
    ON happened.counts_at >= span.onset_at AND happened.counts_at < span.lasted_to
    AND (span.region = '*' OR span.region = happened.region) AND (span.category = '*' OR span.category = happened.category)
  GROUP BY span.domain, span.region, span.category, span.kind, span.onset_at) AS cost
  ON cost.domain = surge.domain AND cost.region = surge.region AND cost.category = surge.category
  AND cost.kind = surge.kind AND cost.onset_at = surge.onset_at
ORDER BY surge.onset_at, surge.domain, surge.region, surge.category, surge.kind
