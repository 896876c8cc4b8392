"""The store: nothing twice, nothing lost, nothing half, and every version still there."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import MissingExtraError, StoreError
from foreigndesk.sources import SetAside
from foreigndesk.store import Store
from foreigndesk.store.columns import EVENTS, event_rows
from foreigndesk.store.delta import DeltaFolder

KENYA = "Kenya expelled two Sudanese diplomats on Monday, the foreign ministry said."
CHAD = "Rebels killed 12 soldiers near Faya on Sunday, the army of Chad said."


def code(desk: Desk, text: str, url: str, published: date | None = date(2022, 5, 3)) -> Coding:
    return desk.code_article(Article(text=text, url=url, published=published, outlet="Herald", extra={"n": 1}))


@pytest.fixture(scope="module")
def kenya(desk: Desk) -> Coding:
    return code(desk, KENYA, "https://herald.example/1")


@pytest.fixture(scope="module")
def chad(desk: Desk) -> Coding:
    return code(desk, CHAD, "https://herald.example/2")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "desk's 1st")


def quotes(store: Store) -> set[str]:
    return {quote for (quote,) in store.query("SELECT quote FROM events").fetchall()}


def test_an_empty_store_answers_with_no_rows(store: Store) -> None:
    assert store.version is None
    assert store.articles.fetchall() == store.events.fetchall() == store.claims.fetchall() == []


def test_what_is_written_is_read_back(store: Store, kenya: Coding) -> None:
    written = store.write([kenya])
    assert (written.articles, written.events) == (1, len(kenya.events))
    rows = [dict(zip(store.events.columns, row, strict=True)) for row in store.events.fetchall()]
    assert [{k: v for k, v in row.items() if k != "batch"} for row in rows] == event_rows(kenya)
    (article,) = store.query("SELECT text, published, extra, event_count FROM articles").fetchall()
    assert article == (KENYA, date(2022, 5, 3), '{"n": 1}', len(kenya.events))
    assert len(store.claims.fetchall()) == len(kenya.claims) == 1


def test_the_same_article_again_changes_nothing(store: Store, kenya: Coding, chad: Coding) -> None:
    store.write([kenya, chad])
    version = store.version
    assert store.write([chad, kenya, kenya]).unchanged == 3
    assert store.version == version


@pytest.mark.parametrize("batch_size", [1, 2, 200])
def test_other_words_win_and_the_old_stay_as_history(desk: Desk, store: Store, kenya: Coding, batch_size: int) -> None:
    changed = code(desk, "Kenya expelled three Sudanese diplomats on Monday.", "https://herald.example/1")
    store.write([kenya, changed], batch_size=batch_size)
    assert quotes(store) == {changed.article.text}
    history = {quote for (quote,) in store.query("SELECT quote FROM events_history").fetchall()}
    assert history == {KENYA, changed.article.text}
    assert quotes(Store(store._tables.root, as_of=0)) == {KENYA}


def test_another_date_is_another_version(desk: Desk, store: Store, kenya: Coding) -> None:
    later = code(desk, KENYA, "https://herald.example/1", date(2022, 6, 3))
    store.write([kenya])
    assert store.write([later]).articles == 1
    assert {row[0] for row in store.query("SELECT date_start FROM events").fetchall()} == {date(2022, 5, 30)}


def test_a_kill_before_the_articles_leaves_nothing_to_see(
    store: Store, kenya: Coding, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = DeltaFolder.append

    def dies(self: DeltaFolder, columns: object, rows: object) -> None:
        if getattr(columns, "name", None) == "articles":
            raise KeyboardInterrupt
        append(self, columns, rows)  # type: ignore[arg-type]

    with monkeypatch.context() as killed:
        killed.setattr(DeltaFolder, "append", dies)
        with pytest.raises(KeyboardInterrupt):
            store.write([kenya])
    assert len(store._tables.open(EVENTS.name).file_uris()) == 1
    assert store.events.fetchall() == store.query("SELECT * FROM events_history").fetchall() == []
    store.write([kenya])
    assert len(store.events.fetchall()) == len(kenya.events)


def test_a_run_resumes_with_what_is_missing(store: Store, kenya: Coding, chad: Coding) -> None:
    store.write([kenya])
    articles = [kenya.article, chad.article]
    assert list(store.missing(articles, kenya.version)) == [chad.article]
    assert list(store.missing(articles, "another version")) == articles


def test_a_reader_sees_what_another_wrote(store: Store, kenya: Coding, chad: Coding) -> None:
    store.write([kenya])
    assert len(store.articles.fetchall()) == 1
    Store(store._tables.root).write([chad])
    assert len(store.articles.fetchall()) == 2


def test_set_aside_reports_are_recorded_once(store: Store) -> None:
    report = SetAside("in.jsonl:3", "no text")
    assert store.write([], [report]).set_aside == 1
    assert store.write([], [report, SetAside("in.jsonl:4", "no text")]).set_aside == 1
    assert len(store.query("SELECT * FROM set_aside").fetchall()) == 2


def test_half_surrogates_do_not_stop_it(store: Store, kenya: Coding) -> None:
    store.write([replace(kenya, article=replace(kenya.article, text=KENYA + "\ud800"))])
    (row,) = store.query("SELECT text FROM articles").fetchall()
    assert row == (KENYA + "\N{REPLACEMENT CHARACTER}",)


@pytest.mark.parametrize("sql", ["SELEC 1", "SELECT nothing FROM events"])
def test_a_wrong_query_is_a_store_error(store: Store, sql: str) -> None:
    with pytest.raises(StoreError, match="query failed"):
        store.query(sql)


def test_a_store_of_the_past_is_read_only(store: Store, kenya: Coding) -> None:
    store.write([kenya])
    with pytest.raises(StoreError, match="cannot be written"):
        Store(store._tables.root, as_of=0).write([kenya])


def test_a_path_that_delta_cannot_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="without"):
        Store(tmp_path / "desk [1]")


@pytest.mark.parametrize("package", ["deltalake", "duckdb"])
def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=r"foreigndesk\[desk\]"):
        Store(tmp_path / "desk").events.fetchall()
