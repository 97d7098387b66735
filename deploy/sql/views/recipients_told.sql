-- Each escalation that is true with each who is told of it, of the first sixteen.
SELECT escalation_id, item_id, clock, escalation_level, kind, occurred_at, deliver_at, nth_of(recipients, place) AS recipient
FROM escalations_true
CROSS JOIN (
  VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16)) AS places(place)
WHERE nth_of(recipients, place) <> ''
