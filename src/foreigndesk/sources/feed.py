"""Parses RSS and Atom feeds: their entries, with what each says about itself. feedparser does the work.

feedparser is imported on first use: reading text must not pay for it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from foreigndesk.errors import SourceError
from foreigndesk.sources.encoding import decode
from foreigndesk.sources.limits import MAX_FEED_TAGS
from foreigndesk.sources.markup import check_declarations, check_markup, paragraphs_of

MAX_ENTRIES: Final = 5_000
_LONGEST_DATE: Final = 60
_DECLARED: Final = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.IGNORECASE)
_FEED: Final = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|RDF)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed.

    Attributes:
        link: Address of the report; absolute if the feed's own address was known or the link was.
        title: Headline, without markup.
        text: The words of the entry itself: the whole report, or only its first lines.
        published: Day of publication in the outlet's own time zone.
        updated: What changes when the report does (a date as it stands in the feed).
        id: The feed's identifier for it.
    """

    link: str | None
    title: str | None
    text: str
    published: date | None
    updated: str | None
    id: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name, its language tag, how it was encoded, its entries."""

    title: str | None
    language: str | None
    encoding: str
    entries: tuple[FeedEntry, ...]


def looks_like_feed(head: bytes) -> bool:
    """Whether the first bytes of an input are those of a feed."""
    return bool(_FEED.search(head[:4000]))


def parse_feed(data: bytes, address: str | None = None) -> Feed:
    """Parse a feed; a damaged one gives the entries that can be made out.

    Args:
        data: The feed as it came. Entities that it declares itself are refused, external ones never fetched.
        address: Where it came from; relative links are resolved against it.

    Raises:
        SourceError: If it is no feed, or over a limit.
    """
    declared = _DECLARED.search(data[:200])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    text = decoded.text.replace("\0", "")
    check_declarations(text)
    check_markup(text, MAX_FEED_TAGS)
    parsed = _parse(text, address)
    if not parsed.entries and not parsed.get("version"):
        raise SourceError("not a feed: neither RSS nor Atom")
    items = (dict(item.items()) for item in parsed.entries[:MAX_ENTRIES])  # plain: feedparser guesses missing keys
    title, language = _plain(parsed.feed.get("title")), parsed.feed.get("language")
    return Feed(title, language, decoded.encoding, tuple(map(_entry, items)))


def _parse(text: str, address: str | None) -> Any:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if address:
        headers["content-location"] = address
    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers=headers,
            sanitize_html=False,  # markup is taken out altogether
            resolve_relative_uris=False,
        )
    except Exception as error:  # whatever a feed breaks in the parsers under it, it costs this feed alone
        raise SourceError(f"cannot be parsed as a feed ({type(error).__name__})") from error


def _entry(item: Mapping[str, Any]) -> FeedEntry:
    bodies = [body.get("value") or "" for body in (*(item.get("content") or ()), {"value": item.get("summary")})]
    texts = [paragraphs_of(body) for body in bodies if isinstance(body, str)]
    link = item.get("link")
    return FeedEntry(
        link=link.strip() if isinstance(link, str) and link.strip() else None,
        title=_plain(item.get("title")),
        text=max(texts, key=len, default=""),
        published=_day(item, "published") or _day(item, "updated"),
        updated=item.get("updated") or item.get("published"),
        id=item.get("id") or None,
    )


def _plain(value: object) -> str | None:
    return " ".join(paragraphs_of(value).split()) or None if isinstance(value, str) else None


def _day(item: Mapping[str, Any], key: str) -> date | None:
    """The day as written, so that an evening in one time zone is not the next morning in another."""
    written = item.get(key)
    if not isinstance(written, str) or len(written) > _LONGEST_DATE:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written.strip()).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    moment = item.get(f"{key}_parsed")
    try:
        return date(*moment[:3]) if moment else None
    except (ValueError, TypeError):
        return None
