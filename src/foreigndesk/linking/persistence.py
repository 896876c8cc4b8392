"""Persistence: putting rows in the place of others, anew when another process has changed the table meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from foreigndesk.errors import StoreBusyError
from foreigndesk.store import Store
from foreigndesk.store.column import Row, TableColumns

if TYPE_CHECKING:
    from deltalake import DeltaTable

Result = TypeVar("Result")
_ATTEMPTS = 8


def persist(attempt: Callable[[], Result]) -> Result:
    """Do something that reads a table and then replaces parts of it, anew each time that another was quicker.

    Raises:
        StoreBusyError: If others were quicker every time.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return attempt()
        except StoreBusyError:
            continue
    return attempt()


def put_in_place(
    store: Store, columns: TableColumns[Any], rows: Sequence[Row], gone: Collection[str], since: DeltaTable | None
) -> None:
    """Put rows in the place of others; what else stands in the same parts stays.

    Args:
        store: Holds the table.
        columns: The table; its first column is the identity of a row.
        rows: The new rows.
        gone: Identities of rows to take out, whether or not new ones follow them.
        since: The table as it was when the new rows were made.

    Raises:
        StoreBusyError: If the table has changed since.
    """
    identity, part = columns.columns[0].name, columns.parted_by
    out = sorted({*gone, *(str(row[identity]) for row in rows)})
    left = store.query(
        f"SELECT DISTINCT {part} FROM {columns.name} WHERE {identity} IN (SELECT unnest($out::VARCHAR[]))", {"out": out}
    )
    parts = sorted({name for (name,) in left.fetchall()} | {str(row[part]) for row in rows})
    if not parts:
        return
    kept = store.rows(
        f"SELECT * FROM {columns.name} WHERE {part} IN (SELECT unnest($parts::VARCHAR[])) "
        f"AND {identity} NOT IN (SELECT unnest($out::VARCHAR[]))",
        {"parts": parts, "out": out},
    )
    ordered = sorted([*kept, *rows], key=lambda row: (str(row[part]), str(row[identity])))
    store.replace(columns, ordered, parts, since)
