-- What is true of escalations after all corrections: none that was superseded, none that was withdrawn, each once.
SELECT *
FROM escalations_last
WHERE correction IS NULL OR correction <> 'WITHDRAWN'
