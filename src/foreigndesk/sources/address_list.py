"""Reads lists of web addresses: one a line, or the tables in which GDELT names the pages it has coded.

The pages are fetched only where the caller gives a way to do it; reading alone never opens a connection.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

from foreigndesk.sources.encoding import decode
from foreigndesk.sources.lines import read_lines
from foreigndesk.sources.set_aside import SetAside

if TYPE_CHECKING:
    from foreigndesk.article import Article

Follow = Callable[[str, str], "Article | SetAside"]
"""Takes an address and the place it was found at; gives the report there."""

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]{3,4000}", re.IGNORECASE)
# Number of columns → column of the address: GDELT 1 and 2 events, mentions, knowledge graph 1 and 2.
_GDELT: Final = {58: 57, 61: 60, 16: 5, 11: 10, 27: 4}
_MAX_KEPT: Final = 1_000_000
NOT_FETCHED: Final = "a list of web addresses, and nothing is fetched unless asked for (--fetch)"


def looks_like_addresses(head: bytes) -> bool:
    """Whether the first line of an input is a web address or a row of a GDELT table."""
    first = decode(head[:16_000]).text.lstrip().split("\n", 1)[0]
    return _address(first) is not None


def read_addresses(stream: BinaryIO, place: str) -> Iterator[tuple[str, str] | SetAside]:
    """Addresses with their places (``file:line``); each address once, blank lines and ``#`` comments passed over."""
    seen: set[int] = set()
    for line in read_lines(stream):
        where, text = f"{place}:{line.number}", line.text.strip("\r\n")
        if not line.problem and (not text.strip() or text.startswith("#")):
            continue
        address = None if line.problem else _address(text)
        if address is None:
            yield SetAside(where, line.problem or "no web address (http:// or https://) where one is expected")
        elif hash(address) not in seen:
            if len(seen) < _MAX_KEPT:
                seen.add(hash(address))
            yield address, where


def _address(line: str) -> str | None:
    cells = line.split("\t")
    cell = cells[_GDELT[len(cells)]] if len(cells) in _GDELT else line
    cell = cell.strip()
    return cell if _ADDRESS.fullmatch(cell) else None
