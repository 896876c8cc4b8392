"""Cuts a text into rows: the lines of a page, with the hard-wrapped lines of one paragraph taken together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"[^\n]+")
_SENTENCE_END: Final = re.compile(r"""[.!?…]["'”’»)\]]*$""")
# Wire copy is wrapped at 60 to 80 columns; a shorter line was ended on purpose, a longer one is a paragraph.
_WRAPPED: Final = range(50, 101)
_FEW: Final = 0.05
_PROSE: Final = 80


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of a text that stands on its own line or lines: ``source[start:end] == text``."""

    start: int
    end: int
    text: str

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph of a report: long, and ending as a sentence does."""
        return len(self.text) >= _PROSE and self.closed


def split_rows(text: str) -> list[Row]:
    """The rows of a text, without the white space around them."""
    rows: list[Row] = []
    wrapped = _is_wrapped(text)
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if wrapped and rows and _continues(rows[-1], text[rows[-1].end : start]):
            start = rows.pop().start
        rows.append(Row(start, end, text[start:end]))
    return rows


def join_rows(text: str, kept: Sequence[Row]) -> str:
    """The text with the rows that are not ``kept`` removed; what lies between two kept neighbours stays."""
    pieces: list[str] = []
    for index, row in enumerate(kept):
        if index:
            pieces.append(_separator(text[kept[index - 1].end : row.start]))
        pieces.append(row.text)
    return "".join(pieces)


def _is_wrapped(text: str) -> bool:
    """Whether a text is hard-wrapped: nearly all lines end before the margin, and about half come near it."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    too_long = sum(length >= _WRAPPED.stop for length in lengths)
    full = sum(length in _WRAPPED for length in lengths)
    return too_long <= _FEW * len(lengths) and 2 * full >= len(lengths)


def _continues(previous: Row, gap: str) -> bool:
    """Whether the next line goes on with the paragraph of ``previous``: no blank line, no indent, no end."""
    last_line = previous.text.rpartition("\n")[2]
    blank_or_indented = gap.count("\n") > 1 or gap.rpartition("\n")[2] != ""
    return not blank_or_indented and len(last_line) in _WRAPPED and not previous.closed


def _separator(gap: str) -> str:
    if not gap.strip():
        return gap
    return "\n\n" if re.search(r"\n[^\S\n]*\n", gap) else "\n"
