"""Incidents and agreements across reports are shown with their sentences, and follow the store as it grows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from foreigndesk.article import Article
from foreigndesk.desk.desk import Desk
from foreigndesk.store import Store
from foreigndesk.web.app import create_app
from foreigndesk.web.books import Books
from foreigndesk.web.coder import WebCoder

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
