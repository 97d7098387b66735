-- Each figure of each window and member, as last told.
SELECT grain, window_start, window_end, dimension, "member" AS member_name, subject, family, metric, formula, unit,
       "value" AS figure, lower_bound, upper_bound, numerator, denominator, p50_ms, p90_ms, p95_ms, p99_ms, p999_ms, remark, revision, status
FROM (
  SELECT quality_metrics.*,
         ROW_NUMBER() OVER (PARTITION BY grain, window_start, dimension, "member", subject, metric, formula
                            ORDER BY revision DESC, kafka_offset DESC) AS place
  FROM quality_metrics) AS ranked
WHERE place = 1
