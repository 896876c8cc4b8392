-- Number of events that happened by span of time ($unit: day, week, month, year; month by default) and type.
-- party: a country on either side. country: where.
SELECT CAST(date_trunc(coalesce($unit::VARCHAR, 'month'), date_start) AS DATE) AS since,
       type, count(*) AS events, count(DISTINCT article_id) AS articles, avg(intensity) AS intensity
FROM events
WHERE status IN ('actual', 'ongoing') AND date_start IS NOT NULL
  AND ($type IS NULL OR type = upper($type::VARCHAR))
  AND ($party IS NULL OR list_contains(string_split(actor_countries || ';' || recipient_countries, ';'), $party::VARCHAR))
  AND ($country IS NULL OR place_country = $country::VARCHAR)
  AND ($day_from IS NULL OR date_end >= $day_from::DATE)
  AND ($day_to IS NULL OR date_start <= $day_to::DATE)
GROUP BY ALL
ORDER BY since, type
