-- Incidents, most widely reported first.
-- articles: told by at least so many. sources: by at least so many independent ones. contested: whether somebody denies it.
-- party: a country or code on either side. country: where. day_from, day_to: when. words: in a name, place, outlet or speaker.
-- incident: its identity. most, skip: a page of them.
SELECT * FROM incidents
WHERE ($incident IS NULL OR incident_id = $incident::VARCHAR)
  AND article_count >= coalesce($articles::BIGINT, 1)
  AND source_count >= coalesce($sources::BIGINT, 1)
  AND ($contested IS NULL OR contested = $contested::BOOLEAN)
  AND ($type IS NULL OR type = upper($type::VARCHAR))
  AND ($party IS NULL OR list_contains(string_split(actors || ';' || recipients, ';'), $party::VARCHAR))
  AND ($country IS NULL OR place_country = $country::VARCHAR)
  AND ($day_from IS NULL OR coalesce(last, last_report) >= $day_from::DATE)
  AND ($day_to IS NULL OR coalesce(first, first_report) <= $day_to::DATE)
  AND ($words IS NULL OR contains(lower(concat_ws(' ', type, mode, actors, recipients, place, outlets, asserted_by, denied_by)),
       lower($words::VARCHAR)))
ORDER BY article_count DESC, first NULLS LAST, incident_id
LIMIT coalesce($most::BIGINT, 9223372036854775807) OFFSET coalesce($skip::BIGINT, 0)
