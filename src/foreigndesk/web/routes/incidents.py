"""Incidents: happenings that several reports tell, with their sources and who contests them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from foreigndesk.linking import Incident
from foreigndesk.web.books import Row
from foreigndesk.web.filters import IncidentFilter
from foreigndesk.web.listing import Listing, cut_listing
from foreigndesk.web.site import Site


def router(site: Site) -> APIRouter:
    """``/incidents`` and ``/api/incidents``."""
    routes = APIRouter()

    @routes.get("/api/incidents")
    def data(filters: Annotated[IncidentFilter, Query()]) -> dict[str, Any]:
        return _read(site, filters).to_dict("/api/incidents", filters)

    @routes.get("/incidents", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request, filters: Annotated[IncidentFilter, Query()]) -> HTMLResponse:
        return site.page(request, "incidents.html", found=_read(site, filters), filters=filters)

    return routes


def show_incidents(site: Site, incidents: Sequence[Incident]) -> list[Row]:
    """Incidents with their type's quad class and the sentences that tell them."""
    event_ids = [event_id for incident in incidents for event_id, _ in incident.members]
    rows = site.books.ask("event_sources", event_ids=event_ids)
    sources = {(row["event_id"], row["article_id"]): row for row in rows}
    types = site.coder.codebook.ontology.types
    return [
        {
            **incident.to_dict(),
            "quad": types[incident.type].quad if incident.type in types else None,
            "members": [sources[key] for key in incident.members if key in sources],
        }
        for incident in incidents
    ]


def _read(site: Site, filters: IncidentFilter) -> Listing:
    chosen = [incident for incident in site.linked().incidents if _passes(incident, filters)]
    return cut_listing(chosen, filters, partial(show_incidents, site))


def _passes(incident: Incident, filters: IncidentFilter) -> bool:
    if len(incident.articles) < filters.articles or filters.contested not in (None, incident.contested):
        return False
    known = (incident.type, incident.mode, incident.place, *incident.actors, *incident.recipients, *incident.outlets)
    words = " ".join(filter(None, (*known, *incident.asserted_by, *incident.denied_by)))
    return filters.text is None or filters.text.casefold() in words.casefold()
