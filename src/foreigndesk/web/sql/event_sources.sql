-- The sentences of some events.
SELECT e.event_id, e.article_id, e.quote, e.title, e.outlet, e.published
FROM events e
WHERE e.event_id IN (SELECT unnest($event_ids::VARCHAR[]))
