"""The memory: whole changes, one watch at a time, and a file that is none."""

from __future__ import annotations

import pytest

from foreigndesk.errors import StoreError
from foreigndesk.watching.pages import Hint
from foreigndesk.watching.state import FORGET_AFTER, FeedState, PageState, WatchState

PAGE = PageState("k", "https://herald.example/1", Hint("Title", None, "Herald", "en"), updated="1")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "watch.sqlite"


def put(state: WatchState, page: PageState = PAGE, now: float = 100.0) -> bool:
    return state.list_page(page, now, again_after=50, most_fetches=3)


def test_it_survives(path):
    feed = FeedState("https://herald.example/feed", '"1"', "Tue", 7.5, 2, "HTTP status 503")
    with WatchState(path) as state:
        state.keep_feed(feed)
        put(state)
        state.keep_robots("http://h:80", 3.0, None)
    with WatchState(path) as state:
        assert state.feed(feed.url) == feed
        assert state.due_pages(100, 9) == [PAGE]
        assert state.robots("http://h:80") == (3.0, None)
        assert state.robots("http://other:80") is None


def test_a_change_is_whole_or_not_at_all(path):
    with WatchState(path) as state:

        def broken_off() -> None:
            with state.whole():
                put(state)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            broken_off()
        assert state.due_pages(1000, 9) == []


def test_a_second_watch_is_refused(path):
    with WatchState(path), pytest.raises(StoreError, match="another watch"):
        WatchState(path)
    with WatchState(path):
        pass


def test_a_file_that_is_none_is_told(path):
    path.parent.mkdir()
    path.write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match=r"watch\.sqlite"):
        WatchState(path)


def test_a_changed_page_is_fetched_again_but_not_at_once_and_not_for_ever(path):
    from dataclasses import replace

    with WatchState(path) as state:
        assert put(state)
        assert not put(state)
        for number, now in enumerate((100.0, 200.0, 300.0)):
            state.page_done("k", now)
            changed = replace(PAGE, updated=f"changed {number}")
            assert not put(state, changed, now + 49)
            assert put(state, changed, now + 51) is (number < 2)
            assert not put(state, changed, now + 52)


def test_pages_that_no_feed_lists_are_forgotten(path):
    with WatchState(path) as state:
        put(state)
        state.forget(101 + FORGET_AFTER)
        assert state.due_pages(1000, 9) == [PAGE]  # it still waits
        state.page_done("k", 101)
        state.forget(101 + FORGET_AFTER)
        assert put(state)
