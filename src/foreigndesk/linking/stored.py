"""What linking reads from a store: events as reports, the actor mentions of articles, and what is not linked yet."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from foreigndesk.linking.reports import Report, read_reports
from foreigndesk.store import Store
from foreigndesk.store.column import TableColumns
from foreigndesk.store.derived import LINKED

_COLUMNS = "article_id, outlet, published, record"
_PENDING = """
SELECT batch FROM articles_history
WHERE batch NOT IN (SELECT key FROM linked WHERE "table" = $table)
GROUP BY batch ORDER BY min(published) NULLS LAST, min(sequence), batch
"""
_SEEN = 'SELECT key FROM linked WHERE "table" = $table AND key IN (SELECT unnest($keys::VARCHAR[]))'
_ARTICLES = "SELECT article_id FROM articles WHERE batch IN (SELECT unnest($batches::VARCHAR[]))"
_REPLACED = f"""
SELECT {_COLUMNS} FROM events_history SEMI JOIN retired USING (article_id, batch)
WHERE article_id IN (SELECT article_id FROM articles_history WHERE batch IN (SELECT unnest($batches::VARCHAR[])))
"""
_NAMING = f"SELECT {_COLUMNS} FROM events WHERE regexp_matches(record, $classes)"
_MENTIONS = """
SELECT article_id, mentions FROM articles WHERE article_id IN (SELECT unnest($articles::VARCHAR[]))
"""


def stored_reports(store: Store) -> Iterator[Report]:
    """Every event of the store."""
    return read_reports(store.rows(f"SELECT {_COLUMNS} FROM events"))


def stored_mentions(store: Store, articles: Collection[str] | None = None) -> dict[str, Sequence[dict[str, Any]]]:
    """The actor mentions of some articles, or of every article that has events."""
    if articles is None:
        articles = [row["article_id"] for row in store.rows("SELECT article_id FROM articles WHERE event_count > 0")]
    rows = store.rows(_MENTIONS, {"articles": sorted(articles)})
    return {row["article_id"]: json.loads(row["mentions"])["actors"] for row in rows}


def pending_batches(store: Store, columns: TableColumns[Any]) -> list[str]:
    """Commits of articles that a derived table does not know of yet, the oldest news first."""
    return [row["batch"] for row in store.rows(_PENDING, {"table": columns.name})]


def unseen(store: Store, columns: TableColumns[Any], keys: Sequence[str]) -> list[str]:
    """Those of some keys that a derived table does not know of yet."""
    seen = {row["key"] for row in store.rows(_SEEN, {"table": columns.name, "keys": list(keys)})}
    return [key for key in keys if key not in seen]


def note_seen(store: Store, columns: TableColumns[Any], keys: Iterable[str]) -> None:
    """Record that a derived table knows of some keys now."""
    now = datetime.now(UTC)
    store.append(LINKED, [{"table": columns.name, "key": key, "made": now} for key in keys])


def batch_articles(store: Store, batches: Sequence[str]) -> set[str]:
    """The articles that came with some commits."""
    return {row["article_id"] for row in store.rows(_ARTICLES, {"batches": list(batches)})}


def replaced_reports(store: Store, batches: Sequence[str]) -> list[Report]:
    """Earlier events of the articles that came with some commits."""
    return list(read_reports(store.rows(_REPLACED, {"batches": list(batches)})))


def naming_reports(store: Store, classes: Collection[str]) -> Iterator[Report]:
    """Events in whose trace one of these noun classes or frames stands."""
    return read_reports(store.rows(_NAMING, {"classes": "|".join(sorted(classes))}))
