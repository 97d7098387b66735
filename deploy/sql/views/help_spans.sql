-- Each time that one pool helped another: when that was decided, which item was the first that it helped with, and when it was over. A report sees here also what was before and after its period.
SELECT opened.domain, opened.region, opened.pool, opened.helper, opened.detected_at AS opened_at,
       MIN(CASE WHEN later.kind = 'FIRST_HELPED' THEN later.detected_at END) AS first_helped_at,
       MIN(CASE WHEN later.kind = 'FIRST_HELPED' THEN later.item_id END) AS first_item_id,
       MIN(CASE WHEN later.kind = 'HELP_CLOSED' THEN later.detected_at END) AS closed_at
FROM surges AS opened
LEFT JOIN surges AS later
  ON later.domain = opened.domain AND later.pool = opened.pool AND later.helper = opened.helper
  AND (later.kind = 'FIRST_HELPED' AND later.onset_at = opened.detected_at
    OR later.kind = 'HELP_CLOSED' AND later.detected_at > opened.detected_at)
WHERE opened.kind = 'HELP_OPENED'
GROUP BY opened.domain, opened.region, opened.pool, opened.helper, opened.detected_at
