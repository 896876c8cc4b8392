"""Polling: asks a feed what is new and puts the pages that it links to on the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from foreigndesk.errors import FetchError, SourceError
from foreigndesk.sources import SetAside
from foreigndesk.sources.characters import normalise
from foreigndesk.sources.feed import Feed, FeedEntry, parse_feed
from foreigndesk.sources.member import inside
from foreigndesk.watching.address import parse_address, without_tracking
from foreigndesk.watching.clock import Clock
from foreigndesk.watching.fetcher import Fetcher
from foreigndesk.watching.pages import Hint
from foreigndesk.watching.state import FeedState, PageState, WatchState

EVERY: Final = 900.0
"""Seconds between two polls of one feed."""

_LONGEST_PAUSE: Final = 86_400.0
_MOST_NEW: Final = 500
# A page that its feed calls changed is fetched again after six hours, three times in all.
_AGAIN_AFTER: Final = 6 * 3_600.0
_MOST_FETCHES: Final = 3


@dataclass(frozen=True, slots=True)
class Poll:
    """How a poll went.

    Attributes:
        feed: What is known of the feed now.
        listed: Pages that the feed lists.
        new: Those of them that are to be fetched.
    """

    feed: FeedState
    listed: int = 0
    new: int = 0


class Polling:
    """Polls feeds.

    Args:
        fetcher: Gets them.
        state: Remembers them and their pages.
        clock: Tells the time.
        every: Seconds between two polls of one feed.
        put_aside: Records what cannot be read; called before the poll is remembered, so that nothing is lost.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        state: WatchState,
        clock: Clock,
        *,
        every: float = EVERY,
        put_aside: Callable[[Iterable[SetAside]], object],
    ) -> None:
        self._fetcher = fetcher
        self._state = state
        self._clock = clock
        self._every = every
        self._put_aside = put_aside

    def poll(self, feed: FeedState) -> Poll:
        """Poll a feed: one conditional request, and one change of the memory for all that comes of it."""
        try:
            answer = self._fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
            content = parse_feed(answer.body, answer.url) if answer.status == 200 else None
        except FetchError as error:
            return self._failed(feed, error.message, error.retry_after or 0.0, refused=error.permanent)
        except SourceError as error:
            return self._failed(feed, error.message)
        asked = replace(feed, next=self._clock.now() + self._every, failures=0, problem=None)
        if content is None:
            self._state.keep_feed(asked)
            return Poll(asked)
        headers = answer.headers
        asked = replace(asked, etag=headers.get("etag"), modified=headers.get("last-modified"))
        pages, refused = _pages(content, feed.url, answer.url)
        if refused:
            self._put_aside(refused)
        new = 0
        with self._state.whole():
            for page in pages:
                if new < _MOST_NEW:
                    new += self._list(page)
            # What was left over for a full list is asked for again: with the old marks it would seem to be unchanged.
            self._state.keep_feed(asked if new < _MOST_NEW else replace(asked, etag=None, modified=None))
        return Poll(asked, len(pages), new)

    def _list(self, page: PageState) -> bool:
        now = self._clock.now()
        return self._state.list_page(page, now, again_after=_AGAIN_AFTER, most_fetches=_MOST_FETCHES)

    def _failed(self, feed: FeedState, problem: str, rest: float = 0.0, *, refused: bool = False) -> Poll:
        """Leave a feed alone twice as long after every failure, a day at most, or as long as its server asks for."""
        if refused and not feed.failures:
            self._put_aside([SetAside(feed.url, problem)])
        pause = max(rest, min(self._every * 2.0 ** min(feed.failures + 1, 16), max(_LONGEST_PAUSE, self._every)))
        failed = replace(feed, next=self._clock.now() + pause, failures=feed.failures + 1, problem=problem)
        self._state.keep_feed(failed)
        return Poll(failed)


def _pages(feed: Feed, url: str, base: str) -> tuple[list[PageState], list[SetAside]]:
    """The pages that a feed links to, each once, and the entries whose links are none or are refused."""
    pages: dict[str, PageState] = {}
    refused: list[SetAside] = []
    for number, entry in enumerate(feed.entries, 1):
        try:
            page = _page(feed, entry, base)
        except FetchError as error:
            refused.append(SetAside(inside(url, entry.link or str(number)), error.message, entry.id, entry.title))
        else:
            pages.setdefault(page.key, page)
    return list(pages.values()), refused


def _page(feed: Feed, entry: FeedEntry, base: str) -> PageState:
    if not entry.link:
        raise FetchError("an entry without a link that can be followed", permanent=True)
    address = parse_address(normalise(entry.link), base=base)
    hint = Hint(_clean(entry.title), entry.published, _clean(feed.title), _clean(feed.language))
    return PageState(without_tracking(address.url), address.url, hint, _clean(entry.updated))


def _clean(value: str | None) -> str | None:
    return normalise(value) if value else None
