"""How much a report may hold and an input unpack to, so that a hostile one costs neither memory nor the batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foreigndesk.errors import SourceError

MAX_TEXT: Final = 5_000_000
"""Characters of one report's text; the longest war-diary live blogs we know stay under one million."""

MAX_BYTES: Final = 4 * MAX_TEXT
"""Bytes of one text file or line: up to four bytes a character, or markup around the text."""

MAX_PAGE: Final = 10_000_000
"""Bytes of one web page or feed; news pages stay under 3 million, scripts and pictures in the page included."""

MAX_TAGS: Final = 50_000
"""Tags of one web page; the tree of a page costs up to 6 kB a tag, so that this many take some 300 MB."""

MAX_FEED_TAGS: Final = 200_000
"""Tags of one feed, which is read without keeping a tree."""

MAX_ATTRIBUTES: Final = 1_000
"""Attributes of one tag; parsers compare each with all others: 40,000 take libxml2 ten seconds."""


class TooMuch(SourceError):
    """An input is over a limit; the message is the reason it is set aside with."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far archives and compressed files are followed.

    Attributes:
        free: Bytes that any input may unpack to, however small it is.
        ratio: Beyond that, how many bytes one packed byte may become; text packs to a tenth or less often a fiftieth.
        depth: Layers of packing (a gzipped file in a zip archive is two).
        listing: Bytes of a zip archive's list of members, which is read as a whole; some 200,000 members.
        spool: Bytes of an archive that cannot be read in place (in another one, from a pipe) and goes to a
            temporary file.
    """

    free: int = 64 << 20
    ratio: int = 200
    depth: int = 4
    listing: int = 16 << 20
    spool: int = 1 << 30


def too_long(size: int, limit: int, unit: str) -> str:
    """The reason given for a report over a limit."""
    return f"too long: {size:,} {unit}, at most {limit:,} are read; split it into single reports"
