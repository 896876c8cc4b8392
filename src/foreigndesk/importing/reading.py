"""Reads the lines of a file, plain or packed (gz, zip), with their numbers."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from foreigndesk.errors import SourceError

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_LONGEST = 1 << 20
_UNREADABLE = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError)
"""What packed files raise when they are damaged, or locked with a password."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file, or one file of an archive.

    Attributes:
        name: For messages.
        stream: Its bytes, unpacked.
    """

    name: str
    stream: IO[bytes]


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line without its end, ``None`` where it cannot be read.

    Attributes:
        number: From 1.
        text: The line.
        fault: Why it cannot be read.
    """

    number: int
    text: str | None
    fault: str = ""


def members(path: Path) -> Iterator[Member]:
    """The file, or the files of an archive, one after the other.

    Raises:
        SourceError: If it cannot be opened or unpacked.
    """
    try:
        with ExitStack() as opened:
            stream = opened.enter_context(path.open("rb"))
            magic = stream.read(len(_ZIP))
            stream.seek(0)
            if magic == _ZIP:
                archive = opened.enter_context(zipfile.ZipFile(stream))
                for info in archive.infolist():
                    if not info.is_dir():
                        with archive.open(info) as member:
                            yield Member(f"{path}:{info.filename}", member)
            elif magic.startswith(_GZIP):
                yield Member(str(path), opened.enter_context(gzip.GzipFile(fileobj=stream)))  # type: ignore[arg-type]
            else:
                yield Member(str(path), stream)
    except _UNREADABLE as error:
        raise SourceError(f"cannot be read ({error})", place=str(path)) from error


def lines(member: Member) -> Iterator[NumberedLine]:
    """The lines of a member, empty ones left out.

    Raises:
        SourceError: If it cannot be unpacked to its end.
    """
    number = 0
    while raw := _next(member):
        number += 1
        whole = raw.endswith(b"\n") or len(raw) < _LONGEST
        while not whole:
            more = _next(member)
            whole = more.endswith(b"\n") or len(more) < _LONGEST
            raw = b""
        yield from _line(number, raw)


def _next(member: Member) -> bytes:
    try:
        return member.stream.readline(_LONGEST)
    except _UNREADABLE as error:
        raise SourceError(f"cannot be read ({error})", place=member.name) from error


def _line(number: int, raw: bytes) -> Iterator[NumberedLine]:
    if not raw:
        yield NumberedLine(number, None, f"longer than {_LONGEST} bytes")
        return
    try:
        text = raw.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        yield NumberedLine(number, None, f"not UTF-8 ({error.reason} at byte {error.start})")
        return
    text = text.removeprefix("\ufeff") if number == 1 else text
    if text.strip():
        yield NumberedLine(number, text)
