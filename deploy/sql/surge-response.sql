-- When was each flood found, when was help for a pool of its region decided, and when did the first item go to the helper, in minutes after it began? Minutes of help that was open before are negative; a flood that was not helped has one line.
SELECT flood.domain, flood.region, flood.category, flood.surge_scope, flood.onset_at, flood.detected_at,
       help.pool, help.helper, help.opened_at, help.first_helped_at, help.first_item_id,
       ROUND(millis_between(flood.onset_at, flood.detected_at) / 60000.0, 1) AS found_after_minutes,
       ROUND(millis_between(flood.onset_at, help.opened_at) / 60000.0, 1) AS decided_after_minutes,
       ROUND(millis_between(flood.onset_at, help.first_helped_at) / 60000.0, 1) AS helped_after_minutes,
       ROUND(millis_between(help.opened_at, flood.detected_at) / 60000.0, 1) AS decided_before_found_minutes
FROM surge_spans AS flood
LEFT JOIN help_spans AS help
  ON help.domain = flood.domain AND (flood.region = '*' OR flood.region = help.region)
  AND (flood.over_at IS NULL OR help.opened_at < flood.over_at)
  AND (help.closed_at IS NULL OR help.closed_at > flood.onset_at)
WHERE flood.kind = 'FLOOD'
ORDER BY flood.onset_at, flood.domain, flood.region, flood.category, help.opened_at, help.pool, help.helper
