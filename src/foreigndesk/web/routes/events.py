"""Events: the table with its filters; their state stands in the address bar."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.codebook.status import Status
from foreigndesk.web.books import Row
from foreigndesk.web.filters import EventFilter
from foreigndesk.web.listing import read_listing
from foreigndesk.web.site import Site


def router(site: Site) -> APIRouter:
    """``/events`` and ``/api/events``."""
    routes = APIRouter()

    @routes.get("/api/events")
    def data(filters: Annotated[EventFilter, Query()]) -> dict[str, Any]:
        return read_listing(site, "events", filters, with_article).to_dict("/api/events", filters)

    @routes.get("/events", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request, filters: Annotated[EventFilter, Query()]) -> HTMLResponse:
        found = read_listing(site, "events", filters, with_article)
        types = site.coder.codebook.ontology.types
        statuses = get_args(Status)
        return site.page(request, "events.html", found=found, filters=filters, types=types, statuses=statuses)

    return routes


def with_article(row: Row) -> Row:
    """An event as in the output contract, with what names the article it stands in."""
    article = {key: row[key] for key in ("article_id", "title", "outlet", "published", "url")}
    return {**row["record"], "article": article}
