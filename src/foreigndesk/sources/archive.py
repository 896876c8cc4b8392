"""Opens zip archives: their members one by one, as streams; nothing is written under a member's name."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, Final, cast

from foreigndesk.sources.limits import TooMuch
from foreigndesk.sources.member import Member, inside
from foreigndesk.sources.set_aside import SetAside

SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")
DAMAGED: Final = (
    *(OSError, EOFError, ValueError, NotImplementedError),
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile, struct.error),
)
"""What reading a damaged or unusual archive may raise."""
_ENCRYPTED: Final = 0x1
# Members that make a zip archive a document of an office program, a book or a program.
_DOCUMENT_PARTS: Final = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "META-INF/manifest.xml"})
_COPIES_OF_NOTHING: Final = "__MACOSX"


def open_members(file: BinaryIO, place: str, max_listing: int) -> Iterator[Member | SetAside]:
    """The files of an archive in its order; hidden ones and links are passed over.

    Args:
        file: Must be seekable.
        place: What to call the archive.
        max_listing: Most bytes that its list of members may take.

    Raises:
        TooMuch: If the list is longer.
    """
    with zipfile.ZipFile(cast(IO[bytes], _ListingGuard(file, max_listing))) as archive:
        members = archive.infolist()
        if not _DOCUMENT_PARTS.isdisjoint(info.filename for info in members):
            yield SetAside(place, "not a text format (a document, archive or picture); save its text first")
            return
        if not members:
            yield SetAside(place, "empty: an archive without files")
        for info in members:
            if not _passed_over(info):
                yield from _open_member(archive, info, inside(place, info.filename))


def _open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str) -> Iterator[Member | SetAside]:
    if info.flag_bits & _ENCRYPTED:
        yield SetAside(place, "encrypted; unpack the archive with its password first")
        return
    try:
        stream = archive.open(info)
    except DAMAGED as error:
        yield SetAside(place, f"cannot be unpacked ({error})")
        return
    with stream:
        yield Member(place, cast(BinaryIO, stream), name=PurePosixPath(info.filename).name)


def _passed_over(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    hidden = any((part.startswith(".") and part not in (".", "..")) or part == _COPIES_OF_NOTHING for part in parts)
    return info.is_dir() or hidden or stat.S_ISLNK(info.external_attr >> 16)


class _ListingGuard:
    """A file that refuses one huge read: zipfile reads an archive's list of members in one piece."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most

    def read(self, size: int = -1) -> bytes:
        if size > self._most:
            raise TooMuch(f"too many members: their list has {size:,} bytes, at most {self._most:,} are read; split it")
        return self._file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
