"""Every page answers, has its JSON twin, and shows article text as text, never as markup."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from foreigndesk.article import Article

Articles = tuple[Article, ...]
HOSTILE = "<script>alert("
PAGES = ["/", "/events", "/incidents", "/agreements", "/codebook", "/codebook/SANCTION", "/code"]
TWINS = ["/api/overview", "/api/events", "/api/incidents", "/api/agreements", "/api/codebook", "/api/codebook/AID"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_answer_without_inline_scripts_or_foreign_sources(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert not re.search(r"<script(?! type=\"module\" src=\"/static/)", answer.text)
    assert not re.search(r"\son[a-z]+=|style=|(?:src|href)=\"(?:https?:)?//", answer.text)


@pytest.mark.parametrize("path", TWINS)
def test_every_page_has_its_data(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


def test_overview_counts_what_the_store_holds(client: TestClient, articles: Articles) -> None:
    counts = client.get("/api/overview").json()["counts"]
    assert counts["articles"] == len(articles)
    assert counts["events"] == client.get("/api/events").json()["total"]


def test_article_shows_its_text_exactly_and_escaped(client: TestClient, articles: Articles) -> None:
    article = articles[1]
    page = client.get(f"/articles/{article.article_id}").text
    body = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert body is not None
    assert unescape(re.sub(r"<[^>]+>", "", body.group(1))) == article.text
    assert HOSTILE not in page
    assert "javascript:" not in page
    assert HOSTILE not in client.get("/events").text


def test_choosing_an_event_marks_its_words_and_opens_its_trace(client: TestClient, articles: Articles) -> None:
    article_id = articles[0].article_id
    event = next(e for e in client.get(f"/api/articles/{article_id}").json()["events"] if not e["in_title"])
    page = client.get(f"/articles/{article_id}", params={"event": event["event_id"]}).text
    assert re.search(rf'id="{event["event_id"]}"[^>]* open', page)
    assert re.search(rf'own-trigger"[^>]*>{event["trigger"]["text"]}<', page)
    assert event["trace"][0]["reason"].split()[0] in page


def test_article_twin_is_the_contract(client: TestClient, articles: Articles) -> None:
    article = client.get(f"/api/articles/{articles[0].article_id}").json()
    assert article["text"] == articles[0].text
    for event in article["events"]:
        span, source = event["trigger"], article["title" if event["in_title"] else "text"]
        assert source[span["start"] : span["end"]] == span["text"]
    assert {"claims", "rejected", "mentions", "cuts", "version"} <= set(article)


def test_static_files_are_served_from_here(client: TestClient) -> None:
    for name in ("desk.css", "article.js", "filters.js", "icon.svg"):
        assert client.get(f"/static/{name}").status_code == 200
