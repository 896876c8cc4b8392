"""How columns and words are written in SQL."""

from __future__ import annotations

from collections.abc import Mapping

from foreigndesk.store.column import Kind

SQL_TYPES: Mapping[Kind, str] = {
    "string": "VARCHAR",
    "list": "VARCHAR",
    "json": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMPTZ",
}


def quoted(text: str) -> str:
    """A text as a literal."""
    return "'" + text.replace("'", "''") + "'"
