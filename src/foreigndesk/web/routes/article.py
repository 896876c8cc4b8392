"""Article: the stored text with every event marked; choosing an event shows its fields, trace and evidence."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.web.books import Row
from foreigndesk.web.marking import marks_of, pieces
from foreigndesk.web.site import Site


def router(site: Site) -> APIRouter:
    """``/articles/{article_id}`` and its JSON twin."""
    routes = APIRouter()

    @routes.get("/api/articles/{article_id}")
    def data(article_id: str) -> dict[str, Any]:
        return read_article(site, article_id)

    @routes.get("/articles/{article_id}", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request, article_id: str, event: str | None = None) -> HTMLResponse:
        return show_article(site, request, read_article(site, article_id), event)

    return routes


def read_article(site: Site, article_id: str) -> Row:
    """One article as the output contract's object.

    Raises:
        HTTPException: 404, if the store does not hold it.
    """
    found = site.books.ask("article", article_id=article_id)
    if not found:
        raise HTTPException(404, f"no article {article_id!r} in this store")
    return {
        **found[0],
        "events": [row["record"] for row in site.books.ask("article_events", article_id=article_id)],
        "claims": [row["record"] for row in site.books.ask("article_claims", article_id=article_id)],
    }


def show_article(site: Site, request: Request, article: Row, event: str | None, *, stored: bool = True) -> HTMLResponse:
    """The page of an article, whether stored or just coded."""
    events, rejected = article["events"], article["rejected"]
    return site.page(
        request,
        "article.html",
        article=article,
        chosen=event,
        stored=stored,
        title=pieces(article["title"] or "", marks_of(events, rejected, in_title=True)),
        body=pieces(article["text"], marks_of(events, rejected, in_title=False)),
    )
