-- The events of one article in the order of its text, title first.
SELECT record FROM events
WHERE article_id = $article_id::VARCHAR
ORDER BY in_title DESC, sentence, trigger_start, event_id
