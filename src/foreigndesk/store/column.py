"""The column: one declared fact about an article, event or claim, from which tables, CSV and documentation follow."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar, cast

from foreigndesk.claims.claim import Claim
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding

Kind = Literal["string", "list", "int", "float", "bool", "date", "timestamp", "json"]
Record = TypeVar("Record", contravariant=True)
Row = dict[str, object]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LIST_MARK = ";"


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event with the coding it stands in."""

    coding: Coding
    event: Event


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """A claim with the coding it stands in and its number there, from 0."""

    coding: Coding
    claim: Claim
    number: int


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column.

    Attributes:
        name: As in the output contract; nested fields are joined with ``_``.
        kind: Type of its values; ``list`` is several in one string, ``json`` is JSON in a string.
        description: What it holds, for the documentation.
        value: Reads it off a record; ``None`` for what the store itself fills in.
    """

    name: str
    kind: Kind
    description: str
    value: Callable[[Record], object] | None = None


@dataclass(frozen=True, slots=True)
class TableColumns(Generic[Record]):
    """The columns of one table.

    Attributes:
        name: Name of the table and of the folder it lies in.
        description: What one row is.
        columns: In order.
        parted_by: The column whose values lie in folders of their own, so that each can be replaced alone.
    """

    name: str
    description: str
    columns: tuple[Column[Record], ...]
    parted_by: str = ""

    def row(self, record: Record) -> Row:
        """The values of one record by column, those of the store itself left out."""
        return {c.name: plain(c.value(record), c.kind) for c in self.columns if c.value}

    @property
    def flat(self) -> tuple[str, ...]:
        """Names of the columns that fit a spreadsheet: no JSON, nothing of the store's own."""
        return tuple(c.name for c in self.columns if c.value and c.kind != "json")

    def record(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row of the table with its lists and JSON as what they hold."""
        return {c.name: _read(row[c.name], c.kind) for c in self.columns}

    def flat_row(self, record: Record) -> list[object]:
        """The values of the ``flat`` columns."""
        row = self.row(record)
        return [row[name] for name in self.flat]


def plain(value: object, kind: Kind) -> object:
    """A value as the tables hold it: JSON as a string, and no half surrogate pairs, which UTF-8 cannot write."""
    if kind == "json":
        value = json.dumps(value, ensure_ascii=False, default=_iso)
    elif kind == "list" and value is not None:
        value = joined(cast(Iterable[str | None], value))
    return _LONE_SURROGATE.sub(_REPLACEMENT, value) if isinstance(value, str) else value


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be written as JSON")


def _read(value: Any, kind: Kind) -> Any:
    if kind == "list":
        return list(parted(value))
    return json.loads(value) if kind == "json" and value is not None else value


def joined(values: Iterable[str | None]) -> str:
    """Several values in one string; unknown ones keep their place as nothing between two marks."""
    return LIST_MARK.join((value or "").replace(LIST_MARK, ",") for value in values)


def parted(value: object) -> Sequence[str]:
    """The values of a ``joined`` string."""
    return str(value).split(LIST_MARK) if value else ()
