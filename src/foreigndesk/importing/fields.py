"""The fields of one line of a file, by column, each as a span of the text that the line stands in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from foreigndesk.offsets import Span

MISSING = frozenset({"", "NULL", "null", "None", "NA", "N/A", "nan", "NaN", "\\N"})
SEPARATOR = "\t"
_QUOTE = '"'


class Fields:
    """One line.

    Args:
        line: The line without its end.
        columns: Number of each column by name.
        offset: Where the line begins in the text.
    """

    __slots__ = ("_columns", "_parts", "whole")

    def __init__(self, line: str, columns: Mapping[str, int], offset: int = 0) -> None:
        self.whole = Span(offset, offset + len(line), line)
        self._columns = columns
        self._parts: list[Span] = []
        start = offset
        for part in line.split(SEPARATOR):
            self._parts.append(_bare(Span(start, start + len(part), part)))
            start += len(part) + 1

    def __len__(self) -> int:
        return len(self._parts)

    def span(self, column: str) -> Span | None:
        """A field, ``None`` if the file has no such column or nothing stands in it."""
        number = self._columns.get(column)
        if number is None or number >= len(self._parts):
            return None
        span = self._parts[number]
        return None if span.text in MISSING else span

    def text(self, column: str) -> str | None:
        """A field as text."""
        span = self.span(column)
        return span.text if span else None

    def needed(self, column: str) -> Span:
        """A field that must not be empty.

        Raises:
            ValueError: If it is.
        """
        span = self.span(column)
        if span is None:
            raise ValueError(f"{column} is empty")
        return span

    def number(self, column: str) -> float | None:
        """A field as a number.

        Raises:
            ValueError: If it is none.
        """
        text = self.text(column)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise ValueError(f"{column} is no number: {text!r}")
        return value

    def day(self, column: str) -> date | None:
        """A field as a day: ``2022-05-03``, ``20220503``, or one of these with a time of day.

        Raises:
            ValueError: If it is none.
        """
        text = self.text(column)
        if text is None:
            return None
        try:
            return date.fromisoformat(text[:10] if "-" in text else text[:8])
        except ValueError as error:
            raise ValueError(f"{column} is no date: {text!r}") from error


def _bare(span: Span) -> Span:
    """The field without blanks and one pair of quotation marks around it."""
    text = span.text.strip()
    start = span.start + span.text.find(text) if text else span.start
    if len(text) > 1 and text[0] == text[-1] == _QUOTE:
        text, start = text[1:-1], start + 1
    return Span(start, start + len(text), text)
