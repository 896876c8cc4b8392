"""Content tables: what a request, promise, refusal or threat becomes by the act it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.codebook.change import Change, code_and_parents, read_change, read_table
from foreigndesk.errors import CodebookError


@dataclass(frozen=True, slots=True)
class ContentTables:
    """By table and inner event: what a request, promise, refusal or threat becomes by its content."""

    tables: Mapping[str, Mapping[str, Change]]

    @classmethod
    def load(cls, path: Path) -> ContentTables:
        """Read ``content.yaml``; a codebook without one has no tables.

        Raises:
            CodebookError: If a table or row is malformed.
        """
        raw = read_table(path)
        tables: dict[str, dict[str, Change]] = {}
        for name, rows in raw.items():
            if not isinstance(rows, dict):
                raise CodebookError(f"table {name!r} must map contents to changes", place=str(path))
            tables[name] = {key: read_change(fields, path) for key, fields in rows.items()}
        return cls(tables)

    def look_up(
        self, table: str, inner_type: str | None, inner_mode: str | None, inner_cameo: str | None
    ) -> Change | None:
        """The most specific row: a CAMEO code or its parents, then ``TYPE.mode``, then ``TYPE``, then ``else``."""
        rows = self.tables.get(table, {})
        keys = (*code_and_parents(inner_cameo), f"{inner_type}.{inner_mode}", str(inner_type), "else")
        return next((rows[key] for key in keys if key in rows), None)
