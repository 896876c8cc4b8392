"""The watch's memory: when which feed is due, which pages were seen, what robots.txt said. One SQLite file.

SQLite makes each change whole or not at all, at a kill as at a power cut.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from foreigndesk.errors import StoreError
from foreigndesk.watching.pages import Hint

FORGET_AFTER: Final = 90 * 86_400.0
"""Seconds after which a page that no feed lists any more is forgotten."""

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS feeds (
  url TEXT PRIMARY KEY, etag TEXT, modified TEXT, next REAL NOT NULL, failures INTEGER NOT NULL, problem TEXT);
CREATE TABLE IF NOT EXISTS pages (
  key TEXT PRIMARY KEY, url TEXT NOT NULL, title TEXT, published TEXT, outlet TEXT, language TEXT, updated TEXT,
  listed REAL NOT NULL, next REAL, attempts INTEGER NOT NULL DEFAULT 0,
  fetched REAL, fetches INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS due_pages ON pages (next) WHERE next IS NOT NULL;
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, fetched REAL NOT NULL, text TEXT);
"""


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed.

    Attributes:
        url: Its address.
        etag: What the server marked it with.
        modified: When it was changed, as the server put it.
        next: When it is due (seconds since 1970).
        failures: How often in a row it failed.
        problem: What was wrong the last time.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    next: float = 0.0
    failures: int = 0
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class PageState:
    """A page that a feed links to.

    Attributes:
        key: What tells it from others: the address without tracking.
        url: The address.
        hint: What the feed says of it.
        updated: What changes in the feed when the page does.
        attempts: How often in a row it could not be fetched.
        fetched: When it was fetched last.
        fetches: How often it was fetched.
    """

    key: str
    url: str
    hint: Hint
    updated: str | None = None
    attempts: int = 0
    fetched: float | None = None
    fetches: int = 0


class WatchState:
    """The memory of one watch; a second process that opens the same file is refused.

    Args:
        path: The file; made when it is not there, with its folder.

    Raises:
        StoreError: If it is in use or no such file.
    """

    def __init__(self, path: str | Path) -> None:
        self._place = str(path)
        with self._errors():
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self._place, timeout=0.1, isolation_level=None)
            try:
                self._db.executescript(f"PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            except sqlite3.Error:
                self._db.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All changes inside take place, or none does."""
        with self._errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    # --- feeds

    def feed(self, url: str) -> FeedState:
        """What is known of a feed; a new one is due."""
        rows = self._rows("SELECT url, etag, modified, next, failures, problem FROM feeds WHERE url = ?", url)
        return FeedState(*rows[0]) if rows else FeedState(url)

    def keep_feed(self, feed: FeedState) -> None:
        """Keep what is known of a feed."""
        values = (feed.url, feed.etag, feed.modified, feed.next, feed.failures, feed.problem)
        self._run("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?)", *values)

    # --- pages

    def list_page(self, page: PageState, now: float, *, again_after: float, most_fetches: int) -> bool:
        """Note that a feed lists a page; whether it is to be fetched: it is new, or the feed says that it changed.

        Args:
            page: As the feed has it.
            now: The time.
            again_after: Seconds that a changed page is left alone after it was fetched.
            most_fetches: How often a page is fetched at most: some feeds call every page changed every time.
        """
        known = self._rows("SELECT updated, fetched, fetches, next FROM pages WHERE key = ?", page.key)
        hint = page.hint
        day = hint.published.isoformat() if hint.published else None
        if not known:
            values = (page.key, page.url, hint.title, day, hint.outlet, hint.language, page.updated, now, now)
            columns = "key, url, title, published, outlet, language, updated, listed, next"
            self._run(f"INSERT INTO pages ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *values)
            return True
        updated, fetched, fetches, due = known[0]
        self._run("UPDATE pages SET listed = ? WHERE key = ?", now, page.key)
        changed = page.updated != updated and due is None and fetched is not None
        if not changed or fetches >= most_fetches or now - fetched < again_after:
            return False
        self._run("UPDATE pages SET updated = ?, next = ?, attempts = 0 WHERE key = ?", page.updated, now, page.key)
        return True

    def due_pages(self, now: float, most: int) -> list[PageState]:
        """Pages to be fetched, those that wait longest first."""
        rows = self._rows(
            "SELECT key, url, title, published, outlet, language, updated, attempts, fetched, fetches "
            "FROM pages WHERE next <= ? ORDER BY next, rowid LIMIT ?",
            now,
            most,
        )
        return [_page(row) for row in rows]

    def next_page(self) -> float | None:
        """When the next page is due; ``None`` where none is waiting."""
        return self._rows("SELECT min(next) FROM pages WHERE next IS NOT NULL")[0][0]  # type: ignore[no-any-return]

    def page_done(self, key: str, now: float) -> None:
        """Note that a page is in the store, or set aside there."""
        self._run(
            "UPDATE pages SET next = NULL, attempts = 0, fetched = ?, fetches = fetches + 1 WHERE key = ?", now, key
        )

    def page_later(self, key: str, due: float, *, failed: bool = True) -> None:
        """Note that a page is to be tried again."""
        self._run("UPDATE pages SET next = ?, attempts = attempts + ? WHERE key = ?", due, int(failed), key)

    def forget(self, now: float) -> None:
        """Drop what no feed has listed for long."""
        self._run("DELETE FROM pages WHERE listed < ? AND next IS NULL", now - FORGET_AFTER)
        self._run("DELETE FROM robots WHERE fetched < ?", now - FORGET_AFTER)

    # --- robots.txt

    def robots(self, origin: str) -> tuple[float, str | None] | None:
        """When a site's robots.txt was fetched and what it says."""
        rows = self._rows("SELECT fetched, text FROM robots WHERE origin = ?", origin)
        return (rows[0][0], rows[0][1]) if rows else None

    def keep_robots(self, origin: str, fetched: float, text: str | None) -> None:
        """Keep a site's robots.txt."""
        self._run("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", origin, fetched, text)

    # --- inside

    def _rows(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        with self._errors():
            return self._db.execute(sql, values).fetchall()

    def _run(self, sql: str, *values: object) -> None:
        with self._errors():
            self._db.execute(sql, values)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if "locked" in str(error):
                raise StoreError("another watch is at work with this memory", place=self._place) from error
            raise StoreError(f"the watch's memory cannot be used ({error})", place=self._place) from error


def _page(row: Iterable[object]) -> PageState:
    key, url, title, published, outlet, language, updated, attempts, fetched, fetches = row
    day = date.fromisoformat(str(published)) if published else None
    hint = Hint(title, day, outlet, language)  # type: ignore[arg-type]
    return PageState(str(key), str(url), hint, updated, attempts, fetched, fetches)  # type: ignore[arg-type]
