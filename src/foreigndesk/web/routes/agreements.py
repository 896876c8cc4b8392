"""Agreements: accords, treaties and ceasefires with their parties and dated history."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.web.filters import TextFilter
from foreigndesk.web.listing import Listing, read_listing
from foreigndesk.web.site import Site

_NONE = Listing([])


def router(site: Site) -> APIRouter:
    """``/agreements`` and ``/api/agreements``."""
    routes = APIRouter()

    @routes.get("/api/agreements")
    def data(filters: Annotated[TextFilter, Query()]) -> dict[str, Any]:
        return _read(site, filters).to_dict("/api/agreements", filters)

    @routes.get("/agreements", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request, filters: Annotated[TextFilter, Query()]) -> HTMLResponse:
        return site.page(request, "agreements.html", found=_read(site, filters), filters=filters)

    return routes


def _read(site: Site, filters: TextFilter) -> Listing:
    return read_listing(site, "agreements", filters) if site.books.has("agreements") else _NONE
