-- The register of agreements, those with the longest history first. words: in a name, kind, party or identity.
-- most, skip: a page of them.
SELECT * FROM agreements
WHERE ($words IS NULL OR contains(lower(concat_ws(' ', agreement_id, kind, parties, names)), lower($words::VARCHAR)))
ORDER BY step_count DESC, agreement_id
LIMIT coalesce($most::BIGINT, 9223372036854775807) OFFSET coalesce($skip::BIGINT, 0)
