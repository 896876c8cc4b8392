-- Events that happened or go on, by type.
SELECT type, any_value(quad) AS quad, count(*) AS count
FROM events
WHERE status IN ('actual', 'ongoing')
GROUP BY type
ORDER BY count DESC, type
