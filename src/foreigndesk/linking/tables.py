"""Rows of the tables of incidents and agreements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from foreigndesk.linking.agreements import Agreement
from foreigndesk.linking.incidents import Incident
from foreigndesk.linking.reports import Key, Report, Site
from foreigndesk.store.column import Row
from foreigndesk.store.derived import AGREEMENTS, INCIDENTS, part_of


def incident_row(incident: Incident, reports: Mapping[Key, Report]) -> Row:
    """An incident as the table holds it.

    Args:
        incident: The incident.
        reports: Its reports by key, among any others.
    """
    members = [reports[key] for key in incident.members]
    published = [report.published for report in members if report.published]
    site = _site(incident, members)
    point = site.point if site and site.point else (None, None)
    return INCIDENTS.row(
        {
            **asdict(incident),
            "place_country": site.country if site else None,
            "latitude": point[0],
            "longitude": point[1],
            "article_count": len(incident.articles),
            "source_count": incident.sources,
            "first_report": min(published, default=None),
            "last_report": max(published, default=None),
            "contested": incident.contested,
            "reports": [_report(incident, report) for report in members],
            "part": part_of(incident.first or min(published, default=None)),
        }
    )


def _report(incident: Incident, report: Report) -> dict[str, object]:
    """What the incident says of one report: its role there, and what ties it to the others."""
    links = [link for link in incident.links if report.key in (link.left, link.right)]
    return {
        "event_id": report.event_id,
        "article_id": report.article_id,
        "role": "denies" if report.source in incident.denied_by and report.status == "negated" else "tells",
        "score": max((link.score for link in links), default=0),
        "reasons": list(dict.fromkeys(reason for link in links for reason in link.reasons)),
    }


def _site(incident: Incident, reports: list[Report]) -> Site | None:
    """The place of the incident, as one of its reports has it."""
    named = [report.site for report in reports if report.site and report.site.name == incident.place]
    return min(named, key=lambda site: (site.point is None, site.point or (0, 0)), default=None)


def agreement_row(agreement: Agreement, part: str) -> Row:
    """An agreement as the table holds it."""
    days = [day for step in agreement.steps for day in (step.first, step.last) if day]
    return AGREEMENTS.row(
        {
            **asdict(agreement),
            "name": agreement.name or agreement.names[0],
            "state": agreement.state,
            "first": min(days, default=None),
            "last": max(days, default=None),
            "step_count": len(agreement.steps),
            "part": part,
        }
    )
