"""Reads a web page: trafilatura finds the report and its metadata; furniture that it leaves is cut later.

trafilatura is imported on first use: reading text must not pay for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO, Final

from foreigndesk.sources.draft import Draft
from foreigndesk.sources.encoding import decode
from foreigndesk.sources.format import Format
from foreigndesk.sources.limits import MAX_PAGE, MAX_TAGS, TooMuch, too_long
from foreigndesk.sources.markup import check_markup
from foreigndesk.sources.set_aside import SetAside

_MARKUP: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_]\w+)*)", re.IGNORECASE)
_HEAD: Final = 20_000
# Without an upper limit htmldate takes today, and the same page would give another date another day.
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}


def read_web_page(stream: BinaryIO, place: str) -> Iterator[Draft | SetAside]:
    """Yield the one report of a page: paragraphs with blank lines between them, and the metadata."""
    data = stream.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        yield SetAside(place, too_long(len(data), MAX_PAGE, "bytes"))
        return
    charset = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, charset[1].decode("ascii", "ignore") if charset else None)
    try:
        check_markup(decoded.text, MAX_TAGS)
    except TooMuch as error:
        yield SetAside(place, error.message)
        return
    document = _extract(decoded.text)
    if document is None or not (document.text or "").strip():
        yield SetAside(place, "no report found on this page; save its text as a .txt file instead")
        return
    language = _LANGUAGE.search(decoded.text[:_HEAD])
    yield Draft(
        place,
        "\n\n".join(line.strip() for line in document.text.split("\n") if line.strip()),
        "page",
        title=_without_outlet(document.title, document.sitename),
        published=_day(document.date),
        outlet=document.sitename or None,
        url=document.url or None,
        language=language[1] if language else None,
        encoding=decoded.encoding,
    )


def _extract(page: str) -> Any:
    """trafilatura's Document, or ``None`` where it finds no report."""
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            page.replace("\0", ""),
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            include_images=False,
            include_links=False,
            include_formatting=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except Exception:  # whatever a page breaks in the parsers under it, it costs this page alone
        return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A page's title without " | Outlet" after it."""
    if not title or not outlet:
        return title
    return re.sub(rf"\s*[|–—»·-]\s*{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE) or title


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


FORMAT = Format("html", (".html", ".htm", ".xhtml"), lambda head: bool(_MARKUP.search(head)), read_web_page)
