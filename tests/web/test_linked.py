"""Incidents and agreements across reports are shown with their sentences, and follow the store as it grows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

from foreigndesk.article import Article
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import StoreError
from foreigndesk.store import Store
from foreigndesk.web import site
from foreigndesk.web.app import create_app
from foreigndesk.web.books import Books
from foreigndesk.web.coder import WebCoder
from foreigndesk.web.linked import Evidence, Linked, Linker

ARTICLES = (
    Article(
        text="NAIROBI - Kenya expelled two Sudanese diplomats on Monday, May 2, 2022.",
        published=date(2022, 5, 3),
        outlet="The Lake Courier",
    ),
    Article(
        text="KHARTOUM - Kenya on Monday expelled two diplomats from Sudan, the ministry said.",
        published=date(2022, 5, 3),
        outlet="Blue Nile Wire",
    ),
    Article(
        text="Egypt and Libya signed a peace treaty in Cairo on Sunday.",
        published=date(2022, 5, 9),
        outlet="Delta Post",
    ),
)


@pytest.fixture
def books(desk: Desk, tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.write(desk.code_article(article) for article in ARTICLES[1:])
    return store


def test_incidents_follow_the_store(desk: Desk, books: Store) -> None:
    client = TestClient(create_app(Books(books), WebCoder(desk)), base_url="http://localhost")
    assert client.get("/api/incidents").json()["total"] == 0
    books.write([desk.code_article(ARTICLES[0])])
    (incident,) = client.get("/api/incidents").json()["items"]
    assert {member["title"] for member in incident["members"]} == {None}
    assert set(incident["outlets"]) == {"The Lake Courier", "Blue Nile Wire"}
    page = client.get("/incidents?text=lake").text
    assert ARTICLES[0].text.removeprefix("NAIROBI - ") in page


def test_filters_of_incidents(desk: Desk, books: Store) -> None:
    client = TestClient(create_app(Books(books), WebCoder(desk)), base_url="http://localhost")
    assert client.get("/api/incidents?articles=1").json()["total"] >= 2
    assert client.get("/api/incidents?articles=1&contested=true").json()["total"] == 0
    assert "Show those that one report tells" in client.get("/incidents").text


def test_agreements_have_a_history(desk: Desk, books: Store) -> None:
    client = TestClient(create_app(Books(books), WebCoder(desk)), base_url="http://localhost")
    (agreement,) = client.get("/api/agreements?text=egy").json()["items"]
    assert agreement["steps"][0]["step"] == "signed"
    assert ARTICLES[2].text in client.get("/agreements").text


def test_slow_linking_holds_no_page_up(desk: Desk, books: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    done = Event()
    monkeypatch.setattr(Evidence, "link", lambda _: Linked((), ()) if done.wait(30) else None)
    monkeypatch.setattr(site, "_PATIENCE", 0.01)
    client = TestClient(create_app(Books(books), WebCoder(desk)), base_url="http://localhost")
    assert client.get("/api/overview").json()["contested_count"] is None
    assert "being linked" in client.get("/").text
    answer = client.get("/api/incidents")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    done.set()
    monkeypatch.setattr(site, "_PATIENCE", 30.0)
    assert client.get("/api/incidents").status_code == 200


def test_faults_of_linking_reach_whoever_asks() -> None:
    def read() -> Evidence:
        raise StoreError("gone")

    with pytest.raises(StoreError, match="gone"):
        Linker(read).linked(1, 30.0)
