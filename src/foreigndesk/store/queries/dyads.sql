-- Who acts on whom: events that happened by acting and receiving country, with quad classes and the mean Goldstein score.
WITH pairs AS (
  SELECT DISTINCT event_id, article_id, quad, goldstein,
         unnest(string_split(actor_countries, ';')) AS actor, recipient_countries
  FROM events
  WHERE status IN ('actual', 'ongoing')
    AND ($type IS NULL OR type = upper($type::VARCHAR))
    AND ($day_from IS NULL OR coalesce(date_end, published) >= $day_from::DATE)
    AND ($day_to IS NULL OR coalesce(date_start, published) <= $day_to::DATE)
), directed AS (
  SELECT DISTINCT event_id, article_id, quad, goldstein, actor,
         unnest(string_split(recipient_countries, ';')) AS recipient
  FROM pairs
)
SELECT actor, recipient, count(*) AS events,
       count(*) FILTER (quad = 1) AS verbal_cooperation, count(*) FILTER (quad = 2) AS material_cooperation,
       count(*) FILTER (quad = 3) AS verbal_conflict, count(*) FILTER (quad = 4) AS material_conflict,
       avg(goldstein) AS goldstein
FROM directed
WHERE actor <> '' AND recipient <> ''
  AND ($party IS NULL OR actor = $party::VARCHAR OR recipient = $party::VARCHAR)
GROUP BY actor, recipient
ORDER BY events DESC, actor, recipient
