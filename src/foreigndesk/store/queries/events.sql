-- Events, newest first. A party is given by country (MLI), by code or the beginning of one (MLIMIL), or by words.
-- actor, recipient: who acts, to whom. party, other: the two sides in either direction. day_from, day_to: when.
-- words: in the sentence. confidence: at least. country: where.
SELECT e.*
FROM events e
WHERE ($type IS NULL OR e.type = upper($type::VARCHAR))
  AND ($mode IS NULL OR e.mode = $mode::VARCHAR)
  AND ($status IS NULL OR e.status = $status::VARCHAR)
  AND ($actor IS NULL OR list_contains(string_split(e.actor_countries, ';'), $actor::VARCHAR)
       OR contains(';' || e.actor_codes, ';' || $actor::VARCHAR)
       OR contains(lower(e.actors || ';' || e.actor_names), lower($actor::VARCHAR)))
  AND ($recipient IS NULL OR list_contains(string_split(e.recipient_countries, ';'), $recipient::VARCHAR)
       OR contains(';' || e.recipient_codes, ';' || $recipient::VARCHAR)
       OR contains(lower(e.recipients || ';' || e.recipient_names), lower($recipient::VARCHAR)))
  AND ($party IS NULL OR list_contains(string_split(e.actor_countries || ';' || e.recipient_countries, ';'), $party::VARCHAR))
  AND ($other IS NULL OR list_contains(string_split(e.actor_countries || ';' || e.recipient_countries, ';'), $other::VARCHAR))
  AND ($country IS NULL OR e.place_country = $country::VARCHAR)
  AND ($day_from IS NULL OR coalesce(e.date_end, e.published) >= $day_from::DATE)
  AND ($day_to IS NULL OR coalesce(e.date_start, e.published) <= $day_to::DATE)
  AND ($words IS NULL OR contains(lower(e.quote), lower($words::VARCHAR)))
  AND ($confidence IS NULL OR e.confidence >= $confidence::DOUBLE)
ORDER BY coalesce(e.date_start, e.published) DESC NULLS LAST, e.article_id, e.in_title DESC, e.sentence, e.trigger_start
LIMIT coalesce($most::BIGINT, 9223372036854775807)
