-- Which actor acts towards which recipient most often, and how much of it is conflict; actors of no known country left out.
WITH acts AS (
  SELECT event_id, article_id, quad, unnest(string_split(actor_codes, ';')) AS actor,
         unnest(string_split(actor_countries, ';')) AS actor_country, recipient_codes, recipient_countries
  FROM events
  WHERE status IN ('actual', 'ongoing')
), pairs AS (
  SELECT DISTINCT event_id, article_id, quad, actor, actor_country,
         unnest(string_split(recipient_codes, ';')) AS recipient,
         unnest(string_split(recipient_countries, ';')) AS recipient_country
  FROM acts
)
SELECT actor, recipient, count(*) AS events, count(*) FILTER (quad IN (3, 4)) AS conflict
FROM pairs
WHERE actor_country <> '' AND recipient_country <> ''
GROUP BY actor, recipient
ORDER BY events DESC, actor, recipient
LIMIT 12
