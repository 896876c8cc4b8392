"""Rows to Arrow: builds the Arrow table that ``deltalake`` writes, from declared columns and plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from foreigndesk.store.column import Kind, Row, TableColumns

if TYPE_CHECKING:
    from arro3.core import Array, DataType, Schema, Table

_EPOCH = date(1970, 1, 1)
_EPOCH_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def schema_of(columns: TableColumns[Any]) -> Schema:
    """The Arrow schema of a table."""
    from arro3.core import Field, Schema

    return Schema([Field(column.name, _type(column.kind), nullable=True) for column in columns.columns])


def table_of(columns: TableColumns[Any], rows: Sequence[Row]) -> Table:
    """The Arrow table of rows."""
    from arro3.core import Table

    arrays = [_array([row[column.name] for row in rows], column.kind) for column in columns.columns]
    return Table.from_arrays(arrays, schema=schema_of(columns))


def _type(kind: Kind) -> DataType:
    from arro3.core import DataType

    match kind:
        case "int":
            return DataType.int64()
        case "float":
            return DataType.float64()
        case "bool":
            return DataType.bool()
        case "date":
            return DataType.date32()
        case "timestamp":
            return DataType.timestamp("us", tz="UTC")
        case "string" | "list" | "json":
            return DataType.string()


def _array(values: Sequence[object], kind: Kind) -> Array:
    """An Arrow array; dates and times go through whole numbers, which is all that arro3 builds arrays from."""
    from arro3.core import Array, DataType

    if kind == "date":
        return Array([_days(value) for value in values], type=DataType.int32()).cast(_type(kind))
    if kind == "timestamp":
        return Array([_microseconds(value) for value in values], type=DataType.int64()).cast(_type(kind))
    if kind == "float":
        return Array([None if value is None else float(str(value)) for value in values], type=_type(kind))
    return Array(list(values), type=_type(kind))


def _days(value: object) -> int | None:
    return (value - _EPOCH).days if isinstance(value, date) else None


def _microseconds(value: object) -> int | None:
    if not isinstance(value, datetime):
        return None
    passed = value - _EPOCH_TIME
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds
