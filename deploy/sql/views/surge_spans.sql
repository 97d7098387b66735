-- Each surge with when it was found and when it was over: when it was released, or when another one of its place began; one that is not over has lasted to the last event of a call. How wide a flood was is what was told of it last.
SELECT begun.domain, begun.region, begun.category, begun.kind, begun.onset_at, begun.detected_at, begun.over_at,
       COALESCE(begun.over_at, latest.newest) AS lasted_to, attributed.surge_scope
FROM (
  SELECT surge.domain, surge.region, surge.category, surge.kind, surge.onset_at,
         MIN(surge.detected_at) AS detected_at, MIN(later.onset_at) AS over_at
  FROM surges AS surge
  LEFT JOIN surges AS later
    ON later.domain = surge.domain AND later.region = surge.region AND later.category = surge.category
    AND later.kind IN ('FLOOD', 'COLLAPSE', 'RELEASED') AND later.detected_at > surge.detected_at
  WHERE surge.kind IN ('FLOOD', 'COLLAPSE')
  GROUP BY surge.domain, surge.region, surge.category, surge.kind, surge.onset_at) AS begun
LEFT JOIN (
  SELECT domain, region, category, onset_at, surge_scope,
         ROW_NUMBER() OVER (PARTITION BY domain, region, category, onset_at
                            ORDER BY detected_at DESC, kafka_offset DESC) AS place
  FROM surges
  WHERE kind = 'ATTRIBUTED') AS attributed
  ON attributed.domain = begun.domain AND attributed.region = begun.region AND attributed.category = begun.category
  AND attributed.onset_at = begun.onset_at AND attributed.place = 1 AND begun.kind = 'FLOOD'
CROSS JOIN (SELECT MAX(occurred_at) AS newest FROM call_events) AS latest
