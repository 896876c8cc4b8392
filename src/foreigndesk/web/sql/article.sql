-- One article as stored.
SELECT article_id, id, title, published, outlet, url, language, text, extra, cuts, mentions, rejected, version
FROM articles
WHERE article_id = $article_id::VARCHAR
