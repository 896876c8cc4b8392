"""How much one report may hold, so that a hostile or broken input costs neither memory nor the batch."""

from __future__ import annotations

from typing import Final

MAX_TEXT: Final = 5_000_000
"""Characters of one report's text; the longest war-diary live blogs we know stay under one million."""

MAX_BYTES: Final = 4 * MAX_TEXT
"""Bytes of one text file, web page or line: up to four bytes a character, or markup around the text."""


def too_long(size: int, limit: int, unit: str) -> str:
    """The reason given for a report over a limit."""
    return f"too long: {size:,} {unit}, at most {limit:,} are read; split it into single reports"
