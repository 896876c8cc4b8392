"""Opens web archives (WARC): the pages that a crawler got, as streams with addresses. Needs the extra [warc]."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final, cast

from foreigndesk.errors import MissingExtraError
from foreigndesk.sources.content_coding import decoded
from foreigndesk.sources.limits import TooMuch
from foreigndesk.sources.member import Member, inside
from foreigndesk.sources.set_aside import SetAside

SIGNATURE: Final = b"WARC/"
_MAX_LINE: Final = 1 << 16
_MAX_HEADERS: Final = 1 << 18
_CHUNK: Final = 1 << 16
# Media types of pages, and of the plain texts that Common Crawl makes of them (WET).
_FORMATS: Final = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_HELD: Final = frozenset(("response", "resource", "conversion"))


def open_pages(stream: BinaryIO, place: str) -> Iterator[Member | SetAside]:
    """The pages of a web archive in its order; its other records (requests, pictures, failures) are passed over.

    Every page is to be read before the next one is asked for.
    """
    try:
        from warcio.recordloader import ArcWarcRecordLoader
    except ModuleNotFoundError:
        yield SetAside(place, MissingExtraError("reading WARC files", "warc").message)
        return
    loader = ArcWarcRecordLoader()
    records = _Records(stream)
    while (line := records.next_line()) is not None:
        try:
            record = loader.parse_record_stream(records, line, "warc")
        except TooMuch:
            raise
        except Exception as error:  # warcio raises what the record breaks in it; the place in the file is lost
            yield SetAside(place, f"damaged record; the rest of this file is not read ({type(error).__name__})")
            return
        yield from _open_page(record, place)
        while record.raw_stream.read(_CHUNK):
            pass


def _open_page(record: Any, place: str) -> Iterator[Member | SetAside]:
    headers, http = record.rec_headers, record.http_headers
    media = ((http or headers).get_header("Content-Type") or "").partition(";")[0].strip().lower()
    found = http is None or str(http.get_statuscode()).startswith("2")
    if record.rec_type not in _HELD or media not in _FORMATS or not found:
        return
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ") or None
    where = inside(place, url or "?")
    stream = record.raw_stream
    if http is not None:
        if (http.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
            stream = _dechunked(stream)
        coding = (http.get_header("Content-Encoding") or "").strip().lower()
        try:
            stream = decoded(stream, coding)
        except ValueError as error:
            yield SetAside(where, str(error))
            return
    yield Member(where, cast(BinaryIO, stream), format=_FORMATS[media], url=url, extra=_captured(headers))


def _dechunked(stream: Any) -> Any:
    from warcio.bufferedreaders import ChunkedDataReader

    return ChunkedDataReader(stream)


def _captured(headers: Any) -> Mapping[str, object]:
    """When the crawler was there, which is not when the report was published."""
    moment = headers.get_header("WARC-Date")
    return {"captured": moment} if moment else {}


class _Records:
    """The stream as warcio reads it, but with no line and no header block without end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._headers = 0

    def next_line(self) -> bytes | None:
        """The first line of the next record, behind blank ones; ``None`` at the end."""
        self._headers = 0
        while line := self.readline():
            if line.strip():
                return line
        return None

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)

    def readline(self, size: int | None = None) -> bytes:
        line = self._stream.readline(_MAX_LINE)
        self._headers += len(line)
        if len(line) == _MAX_LINE or self._headers > _MAX_HEADERS:
            raise TooMuch("a record's header without end; the rest of this file is not read")
        return line
