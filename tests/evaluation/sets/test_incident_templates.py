"""Incident templates: optional incidents count neither way, and a day is judged only where one is stated."""

from __future__ import annotations

from datetime import date

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.metrics import Figure
from foreigndesk.evaluation.sets.incident_templates import Incident, IncidentTemplates, Report

TEXT = "GUERRILLAS KIDNAPPED A MAYOR NEAR AYACUCHO ON FRIDAY, POLICE SAID."
PUBLISHED = date(1990, 2, 4)


def figures(desk: Desk, *incidents: Incident) -> dict[str, Figure]:
    family = IncidentTemplates()
    item = Report("1", TEXT, PUBLISHED, incidents)
    coding = desk.code_article(family.article(item))
    return {figure.name: figure for figure in family.score("own", [item], [coding], desk).figures}


def test_type_and_day(desk: Desk) -> None:
    measured = figures(desk, Incident(frozenset({"KIDNAPPING"}), date(1990, 2, 2), optional=False))
    assert measured["incident types recall"].value == 1.0
    assert measured["day among those of the coded events of its type"].value == 1.0


def test_optional_incidents_are_neither_misses_nor_alarms(desk: Desk) -> None:
    measured = figures(desk, Incident(frozenset({"KIDNAPPING"}), None, optional=True))
    assert measured["incident types recall"].n == 0
    assert measured["incident types precision"].n == 0
    assert measured["day among those of the coded events of its type"].n == 0


def test_reports_without_incidents_count_alarms(desk: Desk) -> None:
    assert figures(desk)["incident types precision"].value == 0.0


def test_tags_and_line_breaks_are_taken_out() -> None:
    text = "LIMA, 4 FEB 90 (AGENCY) -- [NEWS] [TEXT] GUERRILLAS\nATTACKED.\n\n   POLICE CAME."
    record = {"id": "1", "text": text, "date": "1990-02-04", "case": "upper", "has_key": True, "events": []}
    (item,) = IncidentTemplates().parse(record)
    assert item.text == "LIMA, 4 FEB 90 (AGENCY) -- GUERRILLAS ATTACKED.\n\n   POLICE CAME."
