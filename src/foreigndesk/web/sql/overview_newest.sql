-- The newest events that happened or go on.
SELECT e.record, e.article_id, e.title, e.outlet, e.published, e.url
FROM events e
WHERE e.status IN ('actual', 'ongoing')
ORDER BY coalesce(e.date_start, e.published) DESC NULLS LAST, e.published DESC NULLS LAST, e.article_id,
         e.in_title DESC, e.sentence, e.trigger_start
LIMIT 12
