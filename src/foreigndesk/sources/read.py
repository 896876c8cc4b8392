"""Reads paths, in their order, as articles: files of any format, folders, archives, standard input."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final, cast

from foreigndesk.article import Article
from foreigndesk.sources import archive, web_archive
from foreigndesk.sources.address_list import NOT_FETCHED, Follow, looks_like_addresses, read_addresses
from foreigndesk.sources.budget import Budget
from foreigndesk.sources.defaults import SourceDefaults
from foreigndesk.sources.draft import Draft
from foreigndesk.sources.finish import finish_draft
from foreigndesk.sources.folder import walk_folder
from foreigndesk.sources.format import Format
from foreigndesk.sources.gauge import Gauge
from foreigndesk.sources.limits import Limits, TooMuch
from foreigndesk.sources.member import Member
from foreigndesk.sources.registry import format_by_content, format_by_name, format_named, is_readable_name
from foreigndesk.sources.set_aside import SetAside
from foreigndesk.sources.stream import HEAD, lend

STDIN: Final = "-"
_STDIN_PLACE: Final = "stdin"
_GZIP: Final = b"\x1f\x8b"
# Files that people take for text but that hold their words in a form of their own.
_DOCUMENTS: Final = (
    *(b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"),
    *(b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd"),
)
_TAR: Final = slice(257, 262), b"ustar"
_NO_TEXT: Final = "not a text format (a document, archive or picture); save its text first"

Found = Iterator[Article | SetAside]


def read_sources(
    paths: Sequence[str | Path],
    *,
    defaults: SourceDefaults = SourceDefaults(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    format: str | None = None,
    follow: Follow | None = None,
    gauge: Gauge | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Found:
    """Read articles lazily, in input order; what cannot be read is set aside and never stops the rest.

    Args:
        paths: Files, folders (all files under them, sorted), or ``"-"`` for standard input. Any of them may be
            gzipped, a zip archive or a web archive.
        defaults: Fill what the input lacks.
        stdin: What ``"-"`` reads; the process's standard input where not given.
        format: ``text``, ``html``, ``jsonl``, ``csv`` or ``feed`` for all inputs; where not given, the file's name
            tells, else its first bytes do.
        follow: Fetches the pages that a list of addresses names; where not given, such a list is set aside.
        gauge: Told how many bytes of the inputs have been read.
        limits: How far archives and compressed files are followed.

    Raises:
        SourceError: At once, if there is no such format.
    """
    forced = format_named(format) if format is not None else None
    return _Reading(defaults, forced, follow, gauge or Gauge(), limits).read(list(paths), stdin)


@dataclass(frozen=True, slots=True)
class _Layer:
    """One input on its way in: a file, or a member of one, wrapped in so many layers of packing."""

    member: Member
    budget: Budget
    depth: int = 0
    seekable: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """What stays the same for all inputs of one call."""

    defaults: SourceDefaults
    forced: Format | None
    follow: Follow | None
    gauge: Gauge
    limits: Limits

    def read(self, paths: Sequence[str | Path], stdin: BinaryIO | None) -> Found:
        import sys

        for path in paths:
            if str(path) == STDIN:
                stream = stdin if stdin is not None else sys.stdin.buffer
                yield from self._top(Member(_STDIN_PLACE, stream), None)
            elif Path(path).is_dir():
                yield from self._folder(Path(path))
            else:
                yield from self._file(Path(path))

    def _folder(self, folder: Path) -> Found:
        empty = True
        for found in walk_folder(folder):
            empty = False
            if isinstance(found, SetAside):
                yield found
            elif self._takes(found.name):
                yield from self._file(found)
            else:
                yield _unknown(str(found), found.suffix)
        if empty:
            yield SetAside(str(folder), "no files in this folder")

    def _file(self, path: Path) -> Found:
        try:
            with path.open("rb") as stream:
                yield from self._top(Member(str(path), stream, name=path.name), path.stat().st_size)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            yield SetAside(str(path), f"cannot be opened ({getattr(error, 'strerror', None) or error})")

    def _top(self, member: Member, size: int | None) -> Found:
        return self._layer(_Layer(member, Budget(self.limits, size), seekable=member.stream.seekable()))

    def _layer(self, layer: _Layer) -> Found:
        member, budget = layer.member, layer.budget
        counts = (budget.unpack,) if layer.depth else (self.gauge.add, budget.read)
        try:
            stream = lend(member.stream, *counts)
            head = stream.peek(HEAD)[:HEAD]
            if layer.depth > self.limits.depth:
                yield SetAside(member.place, f"packed in more than {self.limits.depth} layers; unpack it first")
            elif head.startswith(_GZIP):
                yield from self._gzip(stream, layer)
            elif head.startswith(archive.SIGNATURES):
                yield from self._zip(stream, layer)
            elif head.startswith(web_archive.SIGNATURE):
                yield from self._members(web_archive.open_pages(cast(BinaryIO, stream), member.place), layer)
            elif head.startswith(_DOCUMENTS) or head[_TAR[0]] == _TAR[1]:
                yield SetAside(member.place, _NO_TEXT)
            elif not self.forced and not member.format and looks_like_addresses(head):
                yield from self._addresses(cast(BinaryIO, stream), member.place)
            else:
                yield from self._drafts(cast(BinaryIO, stream), head, member)
        except TooMuch as error:
            yield SetAside(member.place, error.message)
        except archive.DAMAGED as error:  # a broken disk, pipe, archive or gzip member
            yield SetAside(member.place, f"cannot be read to its end ({error})")

    def _gzip(self, stream: object, layer: _Layer) -> Found:
        unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=cast(BinaryIO, stream)))
        name = layer.member.name.lower().removesuffix(".gz")
        member = replace(layer.member, stream=unpacked, name=name)
        yield from self._layer(_Layer(member, layer.budget, layer.depth + 1))

    def _zip(self, stream: object, layer: _Layer) -> Found:
        """Members of a zip archive, whose list stands at its end: what cannot be searched goes to a file first."""
        place, listing = layer.member.place, self.limits.listing
        if layer.seekable:
            layer.member.stream.seek(0)
            yield from self._members(archive.open_members(layer.member.stream, place, listing), layer)
            return
        with tempfile.TemporaryFile() as spooled:
            size = 0
            while data := cast(BinaryIO, stream).read(HEAD):
                size += len(data)
                if size > self.limits.spool:
                    raise TooMuch(f"an archive of more than {self.limits.spool:,} bytes that cannot be read in place")
                spooled.write(data)
            yield from self._members(archive.open_members(cast(BinaryIO, spooled), place, listing), layer)

    def _members(self, members: Iterator[Member | SetAside], layer: _Layer) -> Found:
        with closing(cast(closing[None], members)):  # type: ignore[type-var]
            for member in members:
                if isinstance(member, SetAside):
                    yield member
                elif member.format or self._takes(member.name):
                    yield from self._layer(_Layer(member, layer.budget, layer.depth + 1))
                else:
                    yield _unknown(member.place, Path(member.name).suffix)
                if layer.budget.spent:
                    return

    def _addresses(self, stream: BinaryIO, place: str) -> Found:
        if self.follow is None:
            yield SetAside(place, NOT_FETCHED)
            return
        for item in read_addresses(stream, place):
            yield item if isinstance(item, SetAside) else self.follow(*item)

    def _drafts(self, stream: BinaryIO, head: bytes, member: Member) -> Found:
        named = format_named(member.format) if member.format else format_by_name(member.name)
        form = self.forced or named or format_by_content(head)
        for draft in form.read(stream, member.place):
            yield draft if isinstance(draft, SetAside) else finish_draft(_completed(draft, member), self.defaults)

    def _takes(self, name: str) -> bool:
        return bool(self.forced) or is_readable_name(name)


def _completed(draft: Draft, member: Member) -> Draft:
    """A draft with what its surroundings know of it."""
    if member.url is None and not member.extra:
        return draft
    return replace(draft, url=draft.url or member.url, extra={**member.extra, **draft.extra})


def _unknown(place: str, suffix: str) -> SetAside:
    return SetAside(place, f"no format for {suffix or 'such'} files; name the file or a format")
