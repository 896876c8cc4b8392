"""Documentation of the columns, made from their declarations: ``python -m foreigndesk.store.documentation``."""

from __future__ import annotations

import sys
from typing import Any

from foreigndesk.store.column import TableColumns
from foreigndesk.store.tables import TABLES

_HEAD = """# Columns

Made from `src/foreigndesk/store/columns.py` and `derived.py`. A `list` stands in one string, joined by `;`, in the
order of the text; an unknown value leaves its place empty. JSON stands in a string. `foreigndesk code --format csv`
has the columns of `events` without JSON and without what the store fills in (marked *store*).
"""


def columns_document() -> str:
    """The text of ``docs/columns.md``."""
    return _HEAD + "".join(_table(columns) for columns in TABLES)


def _table(columns: TableColumns[Any]) -> str:
    lines = [f"\n## {columns.name}: {columns.description}", "", "| column | type | what it holds |", "|---|---|---|"]
    for column in columns.columns:
        mark = "" if column.value else " (*store*)"
        lines.append(f"| `{column.name}` | {column.kind} | {column.description}{mark} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(columns_document())
