"""Incident templates: upper-case reports with the type and date of each terrorist incident they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Conventions
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, SetReport, mistake
from foreigndesk.evaluation.metrics import Outcome, Tally, f_scores, share

_TAGS = re.compile(r"(?<= -- )(?:\[[^\]]*\]\s*)+")
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)\s*")


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident of a report: its types, its day where exactly one is given, whether it need not be found."""

    types: frozenset[str]
    day: date | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its incidents, possibly none."""

    id: str
    text: str
    published: date | None
    incidents: tuple[Incident, ...]


class IncidentTemplates(GoldSet[Report]):
    """MUC-4's test sets."""

    family = "incident templates"
    measures = (
        "Whole reports: is each incident type told (attack, bombing, arson, kidnapping) coded somewhere in the report, "
        "and is a single stated day among the dates of such events. Reports without an incident tell other violence "
        "too (military targets, older than two months), so false alarms here are partly the set's own conventions."
    )

    def __init__(self) -> None:
        self._codes: dict[str, list[str]] = Conventions().raw["muc"]

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """An upper-case report with a key."""
        return "has_key" in record and "case" in record

    def parse(self, record: Mapping[str, Any]) -> Iterator[Report]:
        """One item for each report."""
        incidents = tuple(
            Incident(types, _day(event.get("date")), bool(event.get("optional")))
            for event in record["events"]
            if (types := frozenset(event["type"].split(" / ")) & self._codes.keys())
        )
        published = date.fromisoformat(record["date"]) if record.get("date") else None
        text = _LINE_BREAK.sub(" ", _TAGS.sub("", record["text"]))
        yield Report(str(record["id"]), text, published, incidents)

    def article(self, item: Report) -> Article:
        """The report without its tags and hard line breaks."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[Report], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Types and days."""
        report = SetReport(name, self.family, f"{sum(len(item.incidents) for item in items):,} incidents in {len(items):,} reports")
        tallies, days, told, outcomes = [], [], [], []
        for item, coding in zip(items, codings, strict=True):
            by_type = {kind: self._events(kind, coding) for kind in self._codes}
            coded = {kind for kind, events in by_type.items() if events}
            wanted, allowed = _types(item, optional=False), _types(item, optional=True)
            tallies.append(Tally(item.id, len(wanted & coded), len(wanted), len(coded & wanted | coded - allowed)))
            told.append((item.id, bool(coded) == bool(item.incidents)))
            outcomes += [Outcome(kind, kind if kind in coded else None, item.id) for kind in sorted(wanted)]
            outcomes += [Outcome(None, kind, item.id) for kind in sorted(coded - allowed)]
            days += [(item.id, hit) for hit in _day_hits(item, by_type)]
            for kind in sorted(wanted - coded):
                report.mistakes.append(mistake(item.id, "miss", "type", f"{kind} not coded", coding, kind, sorted(coded)))
            for kind in sorted(coded - allowed):
                why = "type not in the key" if item.incidents else "event in a report without incidents"
                report.mistakes.append(mistake(item.id, "false alarm", "type", why, coding, sorted(allowed), kind))
        report.figures = [
            *f_scores("incident types", tallies),
            share("reports with and without incidents told apart", told),
            share("day among those of the coded events of its type", days),
        ]
        report.tables = [LabelTable("Incident types", outcomes)]
        return report

    def _events(self, kind: str, coding: Coding) -> list[Event]:
        codes = self._codes[kind]
        return [event for event in coding.events if event.type in codes or f"{event.type}.{event.mode}" in codes]


def _types(item: Report, *, optional: bool) -> set[str]:
    """Types of a report's incidents; the first of several where a template leaves a choice is enough."""
    kinds = {kind for incident in item.incidents if optional or not incident.optional for kind in incident.types}
    return kinds if not optional else kinds | {"ATTACK"} if kinds else kinds


def _day(raw: Sequence[str] | None) -> date | None:
    return date.fromisoformat(raw[0]) if raw and len(raw) == 1 and len(raw[0]) == 10 else None


def _day_hits(item: Report, by_type: Mapping[str, Sequence[Event]]) -> Iterator[bool]:
    for incident in item.incidents:
        events = [event for kind in incident.types for event in by_type[kind]]
        if incident.day and events:
            yield any(e.date is not None and e.date.start <= incident.day <= e.date.end for e in events)
