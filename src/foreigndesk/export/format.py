"""The interface of an export format: a name, a suffix, and a function that writes rows of events to a stream.

Rows hold the columns of the table ``events`` and of their article ``title``, ``url``, ``language``, ``version`` and
``text_length`` (see ``selection.py``); article text is not among them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO

from foreigndesk.store.columns import EVENTS

Row = Mapping[str, object]
FLAT: tuple[str, ...] = EVENTS.flat
"""Columns that fit a spreadsheet, in order."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format.

    Attributes:
        name: As in ``--format``.
        suffix: Of its files.
        description: What it is for.
        write: Writes rows, lazily read, to a binary stream; text is UTF-8.
        tells_status: Whether it can say that an act is only planned, is denied or is long past. One that cannot is
            given the acts that happened.
    """

    name: str
    suffix: str
    description: str
    write: Callable[[Iterable[Row], IO[bytes]], None]
    tells_status: bool = True


def as_text(write: Callable[[Iterable[Row], IO[str]], None]) -> Callable[[Iterable[Row], IO[bytes]], None]:
    """A writer of text as a writer of bytes: UTF-8, line ends as written."""

    def write_bytes(rows: Iterable[Row], stream: IO[bytes]) -> None:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        try:
            write(rows, text)
        finally:
            text.detach()

    return write_bytes
