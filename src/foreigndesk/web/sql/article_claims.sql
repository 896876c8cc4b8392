-- The claims of one article in the order of its text.
SELECT record FROM claims
WHERE article_id = $article_id::VARCHAR
ORDER BY number
