"""Overview: how many, what is new, how many events over time, who deals with whom most, what is contested."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.web.bars import HEIGHT, WIDTH, timeline
from foreigndesk.web.routes.events import with_article
from foreigndesk.web.routes.incidents import show_incidents
from foreigndesk.web.site import Site

_SHOWN = 6


def router(site: Site) -> APIRouter:
    """``/`` and ``/api/overview``."""
    routes = APIRouter()

    @routes.get("/api/overview")
    def data() -> dict[str, Any]:
        return read_overview(site)

    @routes.get("/", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request) -> HTMLResponse:
        found = read_overview(site)
        chart = timeline((row["day"], row["quad"], row["count"]) for row in found["days"])
        return site.page(request, "overview.html", chart=chart, width=WIDTH, height=HEIGHT, **found)

    return routes


def read_overview(site: Site) -> dict[str, Any]:
    """Everything the overview shows."""
    linked = site.books.linked(timeout=0.5)
    contested = [incident for incident in linked.incidents if incident.contested] if linked else []
    return {
        "counts": site.books.ask("overview_counts")[0],
        "newest": [with_article(row) for row in site.books.ask("overview_newest")],
        "days": site.books.ask("overview_days"),
        "types": site.books.ask("overview_types"),
        "pairs": site.books.ask("overview_pairs"),
        "contested": show_incidents(site, contested[:_SHOWN]),
        "contested_count": len(contested) if linked else None,
    }
