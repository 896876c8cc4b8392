"""Pages: an address becomes the article there, with what the feed knew of it filled in."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from foreigndesk.article import Article
from foreigndesk.errors import FetchError
from foreigndesk.sources import Draft, Format, SetAside, SourceDefaults, finish_draft
from foreigndesk.sources.encoding import encoding_of_mark
from foreigndesk.sources.registry import format_by_content, format_named
from foreigndesk.watching.address import without_tracking
from foreigndesk.watching.fetcher import Answer, Fetcher

_FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
)
_UNSAID: Final = frozenset(("", "application/octet-stream", "binary/octet-stream"))
_READ: Final = frozenset(_FORMATS.values())
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of a page before it is fetched; what the page says itself goes first."""

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    language: str | None = None


class Pages:
    """Turns addresses into articles.

    Args:
        fetcher: Gets the pages.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    def follow(self, url: str, place: str) -> Article | SetAside:
        """The article at an address that a list names: what ``read_sources`` takes as ``follow``."""
        try:
            return self.article(url, place=place)
        except FetchError as error:
            return SetAside(place, str(error))

    def article(self, url: str, hint: Hint = Hint(), *, place: str | None = None) -> Article | SetAside:
        """The article at an address.

        Raises:
            FetchError: If the page cannot or may not be fetched.
        """
        return read_page(self._fetcher.get(url), hint, place or url)


def read_page(answer: Answer, hint: Hint, place: str) -> Article | SetAside:
    """The article that a server's answer holds."""
    form = _format(answer)
    if form is None:
        kind = "".join(letter for letter in answer.media[:80] if letter.isprintable())
        return SetAside(place, f"not a web page, but {kind or 'a file'}", title=hint.title)
    draft = next(iter(form.read(io.BytesIO(_in_utf8(answer)), place)), None)
    if draft is None or isinstance(draft, SetAside):
        return replace(draft or SetAside(place, "text: empty"), title=hint.title)
    defaults = SourceDefaults(hint.published, hint.outlet, hint.language or SourceDefaults().language)
    return finish_draft(replace(draft, url=_own_address(draft, answer), title=draft.title or hint.title), defaults)


def _format(answer: Answer) -> Format | None:
    name = _FORMATS.get(answer.media)
    if answer.media in _UNSAID:
        name = format_by_content(answer.body[:65_536]).name
    return format_named(name) if name in _READ else None


def _in_utf8(answer: Answer) -> bytes:
    """The body, read with the encoding that the server declares, if that is needed and possible."""
    declared = _CHARSET.search(answer.headers.get("content-type", ""))
    if declared is None or encoding_of_mark(answer.body):
        return answer.body
    try:
        answer.body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return answer.body.decode(declared[1]).encode("utf-8", "replace")
        except (UnicodeError, LookupError, ValueError):
            return answer.body
    return answer.body


def _own_address(draft: Draft, answer: Answer) -> str:
    """The page's canonical address, where it is one of its own site and not the front page of it.

    Templates that name the same address on every page would otherwise make one article of them all.
    """
    found = without_tracking(answer.url)
    if not draft.url:
        return found
    try:
        stated, actual = urlsplit(draft.url), urlsplit(answer.url)
        same = _site(stated.hostname) == _site(actual.hostname)
    except ValueError:
        return found
    specific = stated.path.strip("/") or stated.query or not actual.path.strip("/")
    return draft.url if same and specific else found


def _site(host: str | None) -> str:
    return ".".join((host or "").lower().split(".")[-2:])
