"""The selection: the events of a store that answer to filters, row by row, oldest first."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from foreigndesk.export.format import ExportFormat, Row
from foreigndesk.store import Store
from foreigndesk.store.queries import NamedQuery

if TYPE_CHECKING:
    from duckdb import DuckDBPyRelation

HAPPENED = frozenset({"actual", "ongoing"})
_AT_ONCE = 500
_STATEMENT = """
SELECT e.*, a.language, a.version, length(a.text) AS text_length
FROM ({events}
) e JOIN articles a USING (article_id)
ORDER BY coalesce(e.date_start, e.published) NULLS LAST, e.article_id, e.in_title DESC, e.sentence, e.trigger_start,
  e.event_id
"""


class Selection:
    """Events chosen for export.

    Args:
        store: Where they are.
        filters: As for the named query ``events``.

    Attributes:
        left_out: Events by status that a format was not given because it cannot tell their status.
    """

    def __init__(self, store: Store, **filters: object) -> None:
        self._store = store
        self._filters = filters
        self.left_out: Counter[str] = Counter()

    def rows(self) -> Iterator[Row]:
        """All of them, lazily."""
        query = NamedQuery.load("events")
        statement = _STATEMENT.format(events=query.sql)
        return stream(self._store.query(statement, query.params(self._filters)))

    @property
    def filters(self) -> dict[str, object]:
        """The filters that are given."""
        return {name: value for name, value in self._filters.items() if value is not None}

    @property
    def store_version(self) -> int | None:
        """Number of the store's last commit."""
        return self._store.version

    def of_articles(self, statement: str) -> Iterator[Row]:
        """Rows of another table for the articles of these events; without filters for all articles.

        Args:
            statement: Has ``{chosen}`` where the condition on ``article_id`` goes.
        """
        query = NamedQuery.load("events")
        if not self.filters:
            return stream(self._store.query(statement.format(chosen="true")))
        chosen = f"article_id IN (SELECT article_id FROM ({query.sql}\n))"
        return stream(self._store.query(statement.format(chosen=chosen), query.params(self._filters)))

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        """The rows of a statement over the table ``chosen``: the events of the selection."""
        query = NamedQuery.load("events")
        relation = self._store.query(f"WITH chosen AS ({query.sql}\n) {statement}", query.params(self._filters))
        return relation.fetchall()

    def rows_for(self, chosen: ExportFormat) -> Iterator[Row]:
        """Those that the format can tell rightly: where it has no status, only acts that happened.

        A status that the filters ask for is given to every format.
        """
        for row in self.rows():
            status = str(row["status"])
            if chosen.tells_status or self._filters.get("status") or status in HAPPENED:
                yield row
            else:
                self.left_out[status] += 1


def stream(relation: DuckDBPyRelation) -> Iterator[Row]:
    """The rows of a relation without holding all of them: they wait in a temporary file."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix="foreigndesk-") as folder, duckdb.connect() as connection:
        path = str(Path(folder) / "rows.parquet")
        relation.write_parquet(path)
        result = connection.execute("SELECT * FROM read_parquet($path)", {"path": path})
        columns = [name for name, *_ in result.description or ()]
        while batch := result.fetchmany(_AT_ONCE):
            for values in batch:
                yield dict(zip(columns, values, strict=True))
