"""Reads a feed's file as reports: the words that the entries carry themselves; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from foreigndesk.errors import SourceError
from foreigndesk.sources.draft import Draft
from foreigndesk.sources.feed import Feed, FeedEntry, looks_like_feed, parse_feed
from foreigndesk.sources.format import Format
from foreigndesk.sources.limits import MAX_PAGE, too_long
from foreigndesk.sources.set_aside import SetAside


def read_feed_file(stream: BinaryIO, place: str) -> Iterator[Draft | SetAside]:
    """Yield a draft for each entry; the place of the third one is ``feed.xml!3``."""
    data = stream.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        yield SetAside(place, too_long(len(data), MAX_PAGE, "bytes"))
        return
    try:
        feed = parse_feed(data)
    except SourceError as error:
        yield SetAside(place, error.message)
        return
    if not feed.entries:
        yield SetAside(place, "a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
        yield entry_draft(feed, entry, f"{place}!{number}")


def entry_draft(feed: Feed, entry: FeedEntry, place: str) -> Draft | SetAside:
    """The report that an entry itself holds."""
    if not entry.text.strip():
        reason = "text: the entry has none; `foreigndesk watch` fetches the pages that a feed links to"
        return SetAside(place, reason, id=entry.id, title=entry.title)
    return Draft(
        place,
        entry.text,
        "page",
        title=entry.title,
        published=entry.published,
        outlet=feed.title,
        url=entry.link,
        language=feed.language,
        id=entry.id,
        encoding=feed.encoding,
    )


FORMAT = Format("feed", (".rss", ".atom", ".rdf", ".xml"), looks_like_feed, read_feed_file)
