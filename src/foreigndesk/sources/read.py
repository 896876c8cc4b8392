"""Reads paths, in their order, as articles: files of any format, folders, standard input."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from foreigndesk.article import Article
from foreigndesk.sources.defaults import SourceDefaults
from foreigndesk.sources.finish import finish_draft
from foreigndesk.sources.folder import walk_folder
from foreigndesk.sources.format import Format
from foreigndesk.sources.registry import format_by_content, format_by_name, format_named, has_no_extension
from foreigndesk.sources.set_aside import SetAside

STDIN: Final = "-"
_STDIN_PLACE: Final = "stdin"
_GZIP: Final = b"\x1f\x8b"
_HEAD: Final = 1 << 16
# Files that people take for text but that hold their words in a form of their own.
_DOCUMENTS: Final = (
    *(b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
)


def read_sources(
    paths: Sequence[str | Path],
    *,
    defaults: SourceDefaults = SourceDefaults(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    format: str | None = None,
) -> Iterator[Article | SetAside]:
    """Read articles lazily, in input order; what cannot be read is set aside and never stops the rest.

    Args:
        paths: Files, folders (all files under them, sorted), or ``"-"`` for standard input. Any of them may
            be gzipped.
        defaults: Fill what the input lacks.
        stdin: What ``"-"`` reads; the process's standard input where not given.
        format: ``text``, ``html``, ``jsonl`` or ``csv`` for all inputs; where not given, the file's name
            tells, else its first bytes do.

    Raises:
        SourceError: At once, if there is no such format.
    """
    forced = format_named(format) if format is not None else None
    return _read_all(list(paths), defaults, stdin, forced)


def _read_all(
    paths: Sequence[str | Path], defaults: SourceDefaults, stdin: BinaryIO | None, forced: Format | None
) -> Iterator[Article | SetAside]:
    for path in paths:
        if str(path) == STDIN:
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from _read_stream(stream, _STDIN_PLACE, forced, defaults)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), defaults, forced)
        else:
            yield from _read_file(Path(path), defaults, forced)


def _read_folder(folder: Path, defaults: SourceDefaults, forced: Format | None) -> Iterator[Article | SetAside]:
    empty = True
    for found in walk_folder(folder):
        empty = False
        if isinstance(found, SetAside):
            yield found
        elif forced or format_by_name(found.name) or has_no_extension(found.name):
            yield from _read_file(found, defaults, forced)
        else:
            yield SetAside(str(found), f"no format for {found.suffix} files; name the file or a format")
    if empty:
        yield SetAside(str(folder), "no files in this folder")


def _read_file(path: Path, defaults: SourceDefaults, forced: Format | None) -> Iterator[Article | SetAside]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), forced or format_by_name(path.name), defaults)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield SetAside(str(path), f"cannot be opened ({getattr(error, 'strerror', None) or error})")


def _read_stream(
    raw: BinaryIO, place: str, form: Format | None, defaults: SourceDefaults
) -> Iterator[Article | SetAside]:
    try:
        stream = _unpacked(raw)
        head = stream.peek(_HEAD)[:_HEAD]
        if head.startswith(_DOCUMENTS):
            yield SetAside(place, "not a text format (a document, archive or picture); save its text first")
            return
        reader = form or format_by_content(head)
        for draft in reader.read(stream, place):
            yield draft if isinstance(draft, SetAside) else finish_draft(draft, defaults)
    except (OSError, EOFError, zlib.error) as error:  # a broken disk, pipe or gzip member
        yield SetAside(place, f"cannot be read to its end ({error})")


def _unpacked(raw: BinaryIO) -> io.BufferedReader[_Lent]:
    """The stream with a look at its first bytes, unzipped if they say it is gzipped."""
    stream = io.BufferedReader(_Lent(raw), _HEAD)
    if not stream.peek(2).startswith(_GZIP):
        return stream
    return io.BufferedReader(_Lent(cast(BinaryIO, gzip.GzipFile(fileobj=stream))), _HEAD)


class _Lent(io.RawIOBase):
    """Reads somebody else's stream, and leaves it open when it is closed itself."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)
