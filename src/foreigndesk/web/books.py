"""The books: a store as the web asks it, through named queries that stand as files under ``sql``.

Values reach a query as parameters only; JSON columns come back as what they hold.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from foreigndesk.linking import stored_mentions, stored_reports
from foreigndesk.store import Store
from foreigndesk.web.linked import Evidence, Linked, Linker

Row = dict[str, Any]
_PARAMETER = re.compile(r"\$([a-z_]+)")
_JSON = frozenset({"record", "extra", "cuts", "mentions", "rejected"})


class Books:
    """A store for many readers at once: they take turns, because one DuckDB connection serves one of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._linker = Linker(self._evidence)

    def ask(self, name: str, **parameters: object) -> list[Row]:
        """Rows of the query in ``sql/<name>.sql``, given those of the parameters that it names."""
        sql = _read_query(name)
        used = {key: parameters[key] for key in _PARAMETER.findall(sql)}
        with self._lock:
            relation = self._store.query(sql, used)
            columns, rows = relation.columns, relation.fetchall()
        return [_row(columns, row) for row in rows]

    def linked(self, timeout: float) -> Linked | None:
        """Incidents and agreements of the store as it is now; ``None`` if linking takes longer, in seconds."""
        with self._lock:
            version = self._store.version
        return self._linker.linked(version, timeout)

    def _evidence(self) -> Evidence:
        with self._lock:
            return Evidence(list(stored_reports(self._store)), stored_mentions(self._store))


@cache
def _read_query(name: str) -> str:
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def _row(columns: list[str], values: tuple[Any, ...]) -> Row:
    return {
        column: json.loads(value) if column in _JSON and value is not None else value
        for column, value in zip(columns, values, strict=True)
    }
