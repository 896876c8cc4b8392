"""A small store of three reports, one of them hostile, and clients that read it in the browser's place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from foreigndesk.article import Article
from foreigndesk.desk.desk import Desk
from foreigndesk.store import Store
from foreigndesk.web.app import create_app
from foreigndesk.web.books import Books
from foreigndesk.web.coder import WebCoder

HOSTILE = "<script>alert('read me')</script>"
ARTICLES = (
    Article(
        title="Kenya expels Sudanese diplomats",
        text="NAIROBI - Kenya expelled two Sudanese diplomats on Monday, the foreign ministry said.\n\n"
        "Sudan condemned the expulsion on Tuesday.",
        published=date(2022, 5, 4),
        outlet="The Lake Courier",
        id="kenya",
    ),
    Article(
        title=f"France recalls ambassador {HOSTILE}",
        text=f"PARIS - France recalled its ambassador to Turkey on Sunday.\n\n{HOSTILE}\n\n"
        f"French police arrested 12 protesters in Paris {HOSTILE} on Saturday.",
        published=date(2020, 10, 26),
        outlet="Hostile & Sons",
        url="javascript:alert(1)",
        id="hostile",
    ),
    Article(text="Rain fell over the hills.", published=date(2021, 1, 1), id="rain"),
)


@pytest.fixture(scope="session")
def articles() -> tuple[Article, ...]:
    """What the store holds: a report with a headline, a hostile one, and one without events."""
    return ARTICLES


@pytest.fixture(scope="session")
def store(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the store."""
    folder = tmp_path_factory.mktemp("web") / "store"
    Store(folder).write(desk.code_article(article) for article in ARTICLES)
    return folder


@pytest.fixture(scope="session")
def app(desk: Desk, store: Path) -> FastAPI:
    """The application as it runs on one's own machine."""
    return create_app(Books(Store(store)), WebCoder(desk))


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A reader on this machine."""
    return TestClient(app, base_url="http://localhost:8037")


@pytest.fixture
def guarded(desk: Desk, store: Path) -> FastAPI:
    """The application as it runs for others, with a token."""
    return create_app(Books(Store(store)), WebCoder(desk), token="s3cret")
