"""Reads CSV with a header line (comma, semicolon or tab): one report a row, one key of a record a column."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from foreigndesk.sources.draft import Draft
from foreigndesk.sources.encoding import decode
from foreigndesk.sources.format import Format
from foreigndesk.sources.limits import MAX_BYTES
from foreigndesk.sources.lines import Line, read_lines
from foreigndesk.sources.set_aside import SetAside

_DELIMITERS: Final = (",", ";", "\t")
_TEXT: Final = "text"
_KNOWN: Final = frozenset({_TEXT, "id", "title", "published", "outlet", "url", "language"})


def read_csv_rows(stream: BinaryIO, place: str) -> Iterator[Draft | SetAside]:
    """Yield a draft for each valid row; an empty cell counts as a missing key."""
    lines = read_lines(stream)
    first = next(lines, None)
    if first is None:
        yield SetAside(place, "empty: no header line")
        return
    try:
        delimiter, header = _header(first.text)
    except csv.Error as error:
        yield SetAside(f"{place}:1", f"the header line is not valid CSV ({error})")
        return
    if _TEXT not in header:
        columns = ", ".join(header)[:200]
        yield SetAside(f"{place}:1", f"text: the header line names no such column, but: {columns}")
        return
    source = _Source(lines)
    table = csv.reader(source, delimiter=delimiter)
    while True:
        start = source.number + 1
        row = _next_row(table)
        if row is None:
            return
        yield from _read_row(row, header, source, f"{place}:{start}")


class _Source:
    """Feeds lines to csv.reader and remembers where it is, what was wrong and how it was decoded."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self.number = 1
        self.problem: str | None = None
        self.encoding = "utf-8"

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number = line.number
        self.problem = line.problem or self.problem
        if line.encoding != "utf-8":
            self.encoding = line.encoding
        return line.text.replace("\0", "")

    def take(self) -> tuple[str | None, str]:
        """The problem and the encoding of the lines since the last call."""
        taken = self.problem, self.encoding
        self.problem, self.encoding = None, "utf-8"
        return taken


def _next_row(table: Iterator[list[str]]) -> list[str] | csv.Error | None:
    """The next row, what is wrong with it, or ``None`` at the end.

    The csv module keeps its longest field in a module variable (128 KiB); it is put back after every row.
    """
    before = csv.field_size_limit(MAX_BYTES)
    try:
        return next(table, None)
    except csv.Error as error:
        return error
    finally:
        csv.field_size_limit(before)


def _read_row(
    row: list[str] | csv.Error, header: Sequence[str], source: _Source, place: str
) -> Iterator[Draft | SetAside]:
    problem, encoding = source.take()
    if isinstance(row, csv.Error):
        yield SetAside(place, f"not valid CSV ({row}); put the text in double quotes")
    elif problem:
        yield SetAside(place, problem)
    elif len(row) > len(header):
        yield SetAside(place, f"{len(row)} cells under {len(header)} columns; put the text in double quotes")
    elif row:
        from foreigndesk.sources.record import read_record

        values = {key: cell for key, cell in zip(header, row, strict=False) if cell}
        yield read_record(values, place, encoding)


def _header(line: str) -> tuple[str, list[str]]:
    """Delimiter and column names; the delimiter is the one that yields a text column, else most columns."""
    bare = line.rstrip("\r\n").replace("\0", "")
    tables = [(mark, next(csv.reader([bare], delimiter=mark), [])) for mark in _DELIMITERS]
    named = [(mark, [name.strip().lower() for name in names]) for mark, names in tables]
    return max(named, key=lambda item: (_TEXT in item[1], len(item[1])))


def _recognises(head: bytes) -> bool:
    """A first line that names a text column and another key beside it."""
    first = decode(head).text.split("\n", 1)[0]
    if len(first) > 2000:
        return False
    try:
        names = set(_header(first)[1])
    except csv.Error:
        return False
    return _TEXT in names and len(names & _KNOWN) > 1


FORMAT = Format("csv", (".csv", ".tsv"), _recognises, read_csv_rows)
