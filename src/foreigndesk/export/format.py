"""The interface of an export format: a name, a suffix, and a function that writes rows of events to a text stream.

Rows hold the columns of the table ``events``; article text is not among them.
"""

from __future__ import annotations

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
        write: Writes rows, lazily read, to a UTF-8 text stream.
    """

    name: str
    suffix: str
    description: str
    write: Callable[[Iterable[Row], IO[str]], None]
