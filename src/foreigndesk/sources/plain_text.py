"""Reads a plain text file: one report, its headline, byline and date line perhaps on top of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from foreigndesk.sources.characters import looks_binary
from foreigndesk.sources.draft import Draft
from foreigndesk.sources.encoding import decode
from foreigndesk.sources.format import Format
from foreigndesk.sources.limits import MAX_BYTES, too_long
from foreigndesk.sources.set_aside import SetAside


def read_plain_text(stream: BinaryIO, place: str) -> Iterator[Draft | SetAside]:
    """Yield the one report of a text file."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield SetAside(place, too_long(len(data), MAX_BYTES, "bytes"))
        return
    decoded = decode(data)
    if looks_binary(decoded.text):
        yield SetAside(place, "not a text: its bytes are those of a binary file")
        return
    yield Draft(place, decoded.text, "plain", encoding=decoded.encoding)


FORMAT = Format("text", (".txt", ".text"), lambda head: False, read_plain_text)
