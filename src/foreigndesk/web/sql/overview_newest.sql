-- The newest events that happened or go on.
SELECT e.record, a.article_id, a.title, a.outlet, a.published, a.url
FROM events e JOIN articles a USING (article_id)
WHERE e.status IN ('actual', 'ongoing')
ORDER BY coalesce(e.date_start, a.published) DESC NULLS LAST, a.published DESC NULLS LAST, e.article_id,
         e.in_title DESC, e.sentence, e.trigger_start
LIMIT 12
