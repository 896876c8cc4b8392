-- Events that pass the filters, newest first.
SELECT e.record, e.article_id, e.title, e.outlet, e.published, e.url, count(*) OVER () AS total
FROM events e
WHERE ($type IS NULL OR e.type = upper($type::VARCHAR))
  AND ($mode IS NULL OR e.mode = $mode::VARCHAR)
  AND ($status IS NULL OR e.status = $status::VARCHAR)
  AND ($attributed IS NULL OR (e.stance IS NOT NULL) = $attributed::BOOLEAN)
  AND ($since IS NULL OR coalesce(e.date_end, e.published) >= $since::DATE)
  AND ($until IS NULL OR coalesce(e.date_start, e.published) <= $until::DATE)
  AND ($text IS NULL OR contains(lower(e.quote), lower($text::VARCHAR)))
  AND ($actor IS NULL
       OR contains(';' || e.actor_codes || ';' || e.recipient_codes, ';' || upper($actor::VARCHAR))
       OR contains(lower(concat_ws(';', e.actors, e.actor_names, e.recipients, e.recipient_names)), lower($actor::VARCHAR)))
  AND ($recipient IS NULL
       OR contains(';' || e.recipient_codes, ';' || upper($recipient::VARCHAR))
       OR contains(lower(concat_ws(';', e.recipients, e.recipient_names)), lower($recipient::VARCHAR)))
ORDER BY coalesce(e.date_start, e.published) DESC NULLS LAST, e.article_id, e.in_title DESC, e.sentence, e.trigger_start
LIMIT $size::BIGINT OFFSET $offset::BIGINT
