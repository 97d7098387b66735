-- Each surge with when it was over: when it was released, or when another one of its place began; one that is not over has lasted to the last event of a call.
SELECT domain, region, category, kind, onset_at, over_at, COALESCE(over_at, newest) AS lasted_to
FROM (
  SELECT surge.domain, surge.region, surge.category, surge.kind, surge.onset_at, MIN(later.onset_at) AS over_at
  FROM surges AS surge
  LEFT JOIN surges AS later
    ON later.domain = surge.domain AND later.region = surge.region AND later.category = surge.category
    AND later.detected_at > surge.detected_at
  WHERE surge.kind <> 'RELEASED'
  GROUP BY surge.domain, surge.region, surge.category, surge.kind, surge.onset_at) AS begun
CROSS JOIN (SELECT MAX(occurred_at) AS newest FROM call_events) AS latest
