"""Agreements: accords, treaties and ceasefires with their parties and dated history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.linking import Agreement
from foreigndesk.web.books import Row
from foreigndesk.web.filters import AgreementFilter
from foreigndesk.web.listing import Listing, cut_listing
from foreigndesk.web.site import Site


def router(site: Site) -> APIRouter:
    """``/agreements`` and ``/api/agreements``."""
    routes = APIRouter()

    @routes.get("/api/agreements")
    def data(filters: Annotated[AgreementFilter, Query()]) -> dict[str, Any]:
        return _read(site, filters).to_dict("/api/agreements", filters)

    @routes.get("/agreements", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request, filters: Annotated[AgreementFilter, Query()]) -> HTMLResponse:
        return site.page(request, "agreements.html", found=_read(site, filters), filters=filters)

    return routes


def _read(site: Site, filters: AgreementFilter) -> Listing:
    chosen = [agreement for agreement in site.linked().agreements if _passes(agreement, filters)]
    return cut_listing(chosen, filters, _show)


def _show(agreements: Sequence[Agreement]) -> list[Row]:
    return [agreement.to_dict() for agreement in agreements]


def _passes(agreement: Agreement, filters: AgreementFilter) -> bool:
    words = " ".join((agreement.kind, *agreement.parties, *agreement.names))
    return filters.text is None or filters.text.casefold() in words.casefold()
