"""Lines: writes formats of one line a record, from a layout and the value of each of its columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import IO

from foreigndesk.errors import KnowledgeError
from foreigndesk.export.crosswalk import Crosswalk
from foreigndesk.export.exported import ExportedEvent, Line
from foreigndesk.export.format import ExportFormat, Row, as_text
from foreigndesk.export.layout import Layout

Value = Callable[[Line], object]
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def lines_format(
    name: str,
    suffix: str,
    description: str,
    values: Mapping[str, Value],
    lines: Callable[[ExportedEvent], Iterable[Line]],
) -> ExportFormat:
    """A format of lines.

    Args:
        name: Of the format and of its file in ``knowledge/export``.
        suffix: Of its files.
        description: What it is for.
        values: What stands in each column that the layout says we fill.
        lines: The lines of an event.
    """

    def write(rows: Iterable[Row], stream: IO[str]) -> None:
        layout, crosswalk = Layout.load(name), Crosswalk.load()
        columns = _columns(name, layout, values)
        put = _writer(layout, stream)
        if layout.header:
            put(column.name for column in layout.columns)
        for row in rows:
            for line in lines(ExportedEvent(row, crosswalk)):
                put(cell(value(line) if value else None, layout.missing) for value in columns)

    return ExportFormat(name, suffix, description, as_text(write), tells_status=False)


def _columns(name: str, layout: Layout, values: Mapping[str, Value]) -> list[Value | None]:
    filled = [column.name for column in layout.columns if column.filled]
    if set(filled) != set(values):
        wrong = sorted(set(filled) ^ set(values))
        raise KnowledgeError(f"columns are declared and filled differently: {', '.join(wrong)}", place=name)
    return [values.get(column.name) for column in layout.columns]


def _writer(layout: Layout, stream: IO[str]) -> Callable[[Iterator[str]], object]:
    """A comma has quotes around cells that need them; between tabs nothing is quoted, as data sets of this kind do."""
    if layout.separator == ",":
        return csv.writer(stream, lineterminator="\n").writerow
    return lambda cells: stream.write("\t".join(text.replace('"', "'") for text in cells) + "\n")


def cell(value: object, missing: str) -> str:
    """A value as text on one line; nothing, and empty text, is the mark for what is missing."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else _BREAKS.sub(" ", str(value)).strip()
    return text or missing
