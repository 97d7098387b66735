-- Each call with when it was offered, queued, answered, given up and ended, and how long that took; who was not queued before the answer did not wait.
SELECT *
FROM all_calls
