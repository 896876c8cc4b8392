"""The watch: polls feeds when they are due, fetches the pages they link to, codes them and commits them to the store.

What was fetched is remembered only when it is in the store: a kill at any moment costs at most the fetching of one
batch, and the store itself leaves alone what it holds already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Protocol, TypeVar
from urllib.parse import urlsplit

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.errors import FetchError, ForeignDeskError, StoreError
from foreigndesk.sources import SetAside
from foreigndesk.store import Store, Written
from foreigndesk.watching.clock import Clock
from foreigndesk.watching.fetcher import Fetcher
from foreigndesk.watching.pages import Pages
from foreigndesk.watching.polling import EVERY, Poll, Polling
from foreigndesk.watching.state import FeedState, PageState, WatchState

Code = Callable[[Iterable[Article]], Iterable[Coding]]
_Item = TypeVar("_Item", FeedState, PageState)

_BATCH: Final = 50
_LOOK_AHEAD: Final = 500
# Seconds that are spent waiting for a host; who asks for more is left for later.
_PATIENCE: Final = 120.0
# A page that cannot be had is tried again after a quarter of an hour, an hour, four hours, sixteen.
_RETRY: Final = 900.0
_MOST_ATTEMPTS: Final = 5
_STORE_TROUBLE: Final = 60.0
_SHORTEST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 3_600.0
_MAINTAIN_EVERY: Final = 86_400.0


class Tell(Protocol):
    """Hears what the watch does, one short line at a time."""

    def __call__(self, line: str, /) -> None: ...


class Watch:
    """Watches feeds.

    Args:
        store: Where codings go.
        state: The memory.
        fetcher: Reaches the network.
        feeds: Their addresses.
        code: Codes articles: ``Desk.code_articles``. Fetching is much slower than coding, so one process is enough.
        fingerprint: Version of the coder.
        clock: Tells the time, waits, and knows whether to stop.
        every: Seconds between two polls of one feed.
        tell: Hears what happens.
        maintain: Called once a day after a commit, to compact the store.
    """

    def __init__(
        self,
        store: Store,
        state: WatchState,
        fetcher: Fetcher,
        feeds: Sequence[str],
        *,
        code: Code,
        fingerprint: str,
        clock: Clock,
        every: float = EVERY,
        tell: Tell = lambda line: None,
        maintain: Callable[[], object] | None = None,
    ) -> None:
        self._store = store
        self._state = state
        self._pages = Pages(fetcher)
        self._pacing = fetcher.pacing
        self._feeds = feeds
        self._code = code
        self._fingerprint = fingerprint
        self._clock = clock
        self._tell = tell
        self._maintain = maintain
        self._maintained = clock.now()
        self._polling = Polling(fetcher, state, clock, every=every, put_aside=lambda asides: store.write([], asides))

    def run(self) -> None:
        """Watch until somebody asks to stop; trouble with the store is waited out."""
        while not self._clock.stopped:
            try:
                self.round()
                pause = self._next() - self._clock.now()
            except StoreError as error:
                self._tell(f"store: {error}; trying again in {_STORE_TROUBLE:.0f} s")
                pause = _STORE_TROUBLE
            self._clock.wait(min(max(pause, _SHORTEST_PAUSE), _LONGEST_PAUSE))

    def round(self, *, impatient: bool = False) -> None:
        """Poll every feed that is due, then fetch, code and commit the pages that are.

        Args:
            impatient: Also poll feeds that are not due yet, but for those that failed.

        Raises:
            StoreError: If the store or the memory cannot be written; nothing that was not committed is forgotten.
        """
        feeds = [feed for feed in map(self._state.feed, self._feeds) if self._due(feed, impatient)]
        for feed in self._in_turn(feeds, self._feed_later):
            self._tell(_poll_line(self._polling.poll(feed)))
        while pages := self._state.due_pages(self._clock.now(), _LOOK_AHEAD):
            if self._clock.stopped:
                break
            self._batch(pages)
        self._state.forget(self._clock.now())

    # --- whose turn it is

    def _due(self, feed: FeedState, impatient: bool) -> bool:
        return feed.next <= self._clock.now() or (impatient and not feed.failures)

    def _next(self) -> float:
        """When something is due."""
        page = self._state.next_page()
        moments = [self._state.feed(url).next for url in self._feeds]
        return min(moments + ([page] if page is not None else []))

    def _in_turn(self, items: Iterable[_Item], later: Callable[[_Item, float], None]) -> Iterator[_Item]:
        """Items by when their hosts may be asked; those whose hosts want to be left alone for long come later."""
        waiting = list(items)
        while waiting and not self._clock.stopped:
            item = min(waiting, key=lambda item: self._pacing.ready(_host(item)))
            waiting.remove(item)
            ready = self._pacing.ready(_host(item))
            if ready - self._clock.now() > _PATIENCE:
                later(item, ready)
            else:
                yield item

    def _feed_later(self, feed: FeedState, moment: float) -> None:
        self._state.keep_feed(replace(feed, next=moment))

    def _page_later(self, page: PageState, moment: float) -> None:
        self._state.page_later(page.key, moment, failed=False)

    # --- one batch

    def _batch(self, pages: Sequence[PageState]) -> None:
        """Fetch pages, commit what they hold, and only then remember that they are done."""
        found: dict[str, Article | SetAside] = {}
        for page in self._in_turn(pages, self._page_later):
            result = self._fetch(page)
            if result is not None:
                found[page.key] = result
            if len(found) == _BATCH:
                break
        if not found:
            return
        articles = [item for item in found.values() if isinstance(item, Article)]
        asides = [item for item in found.values() if isinstance(item, SetAside)]
        self._tell(_commit_line(self._commit(articles, asides), len(articles)))
        with self._state.whole():
            for key in found:
                self._state.page_done(key, self._clock.now())
        self._keep_house()

    def _fetch(self, page: PageState) -> Article | SetAside | None:
        """What a page holds; ``None`` where it is to be tried again."""
        try:
            return self._pages.article(page.url, page.hint)
        except FetchError as error:
            if error.permanent or page.attempts + 1 >= _MOST_ATTEMPTS:
                return SetAside(page.url, error.message, title=page.hint.title)
            pause = max(_RETRY * 4.0**page.attempts, error.retry_after or 0.0)
            self._state.page_later(page.key, self._clock.now() + pause)
            if error.status is None:  # the whole host is in trouble: its other pages need not find out one by one
                self._pacing.rest(_host(page), _RETRY)
            self._tell(f"page {_shown(page.url)}: {error.message}; again in {pause / 60:.0f} min")
            return None

    def _commit(self, articles: list[Article], asides: list[SetAside]) -> Written:
        try:
            return self._write(articles, asides)
        except ForeignDeskError:
            raise
        except Exception:  # one article that breaks the coder must not break a run of months: find it
            written = Written()
            for article in articles:
                _add(written, self._write_alone(article))
            _add(written, self._store.write([], asides))
            return written

    def _write_alone(self, article: Article) -> Written:
        try:
            return self._write([article], [])
        except ForeignDeskError:
            raise
        except Exception as error:
            reason = f"coding it failed ({type(error).__name__}); please report this"
            return self._store.write([], [SetAside(article.place or "", reason, title=article.title)])

    def _write(self, articles: list[Article], asides: list[SetAside]) -> Written:
        missing = self._store.missing(articles, self._fingerprint)
        return self._store.write(self._code(missing), asides)

    def _keep_house(self) -> None:
        if self._maintain and self._clock.now() - self._maintained >= _MAINTAIN_EVERY:
            self._maintained = self._clock.now()
            self._maintain()


def _host(item: FeedState | PageState) -> str:
    try:
        return (urlsplit(item.url).hostname or "").lower()
    except ValueError:
        return ""


def _add(sum_: Written, more: Written) -> None:
    sum_.articles += more.articles
    sum_.events += more.events
    sum_.unchanged += more.unchanged
    sum_.set_aside += more.set_aside


def _poll_line(poll: Poll) -> str:
    feed = poll.feed
    if feed.problem:
        return f"feed {_shown(feed.url)}: {feed.problem} (failure {feed.failures} in a row)"
    return f"feed {_shown(feed.url)}: " + (
        f"{poll.listed} pages, {poll.new} to fetch" if poll.listed else "nothing new"
    )


def _commit_line(written: Written, read: int) -> str:
    there = read - written.articles
    return (
        f"store: {written.articles} articles with {written.events} events added, {there} there already, "
        f"{written.set_aside} set aside"
    )


def _shown(url: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in url[:200])
