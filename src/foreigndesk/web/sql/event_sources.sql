-- The sentences of some events, each with the article it stands in.
SELECT e.event_id, e.article_id, e.quote, a.title, a.outlet, a.published
FROM events e JOIN articles a USING (article_id)
WHERE e.event_id IN (SELECT unnest($event_ids::VARCHAR[]))
