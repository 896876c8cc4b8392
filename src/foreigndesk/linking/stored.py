"""What linking reads from a store: the events of the current articles as reports, and their actor mentions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from foreigndesk.linking.reports import Report, read_reports
from foreigndesk.store import Store


def stored_reports(store: Store) -> Iterator[Report]:
    """Every event of the store."""
    rows = store.query("SELECT article_id, outlet, published, record FROM events").fetchall()
    names = ("article_id", "outlet", "published", "record")
    return read_reports(dict(zip(names, row, strict=True)) for row in rows)


def stored_mentions(store: Store) -> dict[str, Sequence[dict[str, Any]]]:
    """The actor mentions of every article that has events."""
    rows = store.query("SELECT article_id, mentions FROM articles WHERE event_count > 0").fetchall()
    return {article_id: json.loads(mentions)["actors"] for article_id, mentions in rows}
