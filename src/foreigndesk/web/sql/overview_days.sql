-- Events that happened or go on, per day and quad class; without those whose date is a year or longer.
SELECT date_start AS day, quad, count(*) AS count
FROM events
WHERE status IN ('actual', 'ongoing') AND date_start IS NOT NULL AND date_precision IN ('day', 'week', 'month')
GROUP BY ALL
ORDER BY ALL
