"""Reads a stream of bytes line by line, each line decoded, none longer than a report may be."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from foreigndesk.sources.encoding import decode, encoding_of_mark
from foreigndesk.sources.limits import MAX_BYTES, too_long

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line.

    Attributes:
        number: Counted from 1.
        text: Its characters, with the newline; empty if it could not be read.
        encoding: The encoding it was read with.
        problem: Why it could not be read.
    """

    number: int
    text: str
    encoding: str = "utf-8"
    problem: str | None = None


def read_lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a stream.

    A byte-order mark decides for the whole stream; without one each line is decoded on its own, so that one
    line in another encoding spoils only itself.
    """
    first = stream.readline(MAX_BYTES + 1)
    mark = encoding_of_mark(first)
    if mark and mark != "utf-8":
        yield from _wide_lines(stream, first, mark)
        return
    number = 1
    while first:
        yield _line(stream, number, first)
        number += 1
        first = stream.readline(MAX_BYTES + 1)


def _line(stream: BinaryIO, number: int, data: bytes) -> Line:
    if len(data) > MAX_BYTES and not data.endswith(b"\n"):
        size = len(data) + _skip_to_newline(stream)
        return Line(number, "", problem=too_long(size, MAX_BYTES, "bytes in one line"))
    decoded = decode(data)
    return Line(number, decoded.text, decoded.encoding)


def _skip_to_newline(stream: BinaryIO) -> int:
    skipped = 0
    while data := stream.readline(_CHUNK):
        skipped += len(data)
        if data.endswith(b"\n"):
            break
    return skipped


def _wide_lines(stream: BinaryIO, first: bytes, encoding: str) -> Iterator[Line]:
    """Lines of UTF-16 or UTF-32, whose newline is not one byte; a stream of these is read as a whole."""
    data = first + stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Line(1, "", problem=too_long(len(data), MAX_BYTES, f"bytes of {encoding}; save it as UTF-8"))
        return
    for number, text in enumerate(io.StringIO(decode(data).text, newline=""), start=1):
        yield Line(number, text, encoding)
