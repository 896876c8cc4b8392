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
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport, mistake
from foreigndesk.evaluation.metrics import Outcome, Tally, f_scores, share
from foreigndesk.places.names import fold
from foreigndesk.places.table import PlaceTable

_TAGS = re.compile(r"(?<= -- )(?:\[[^\]]*\]\s*)+")
_KIND_OF_PLACE = re.compile(r"\([^)]*\)")
_GENERAL = "ATTACK"
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)\s*")


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident of a report.

    Attributes:
        types: Its types.
        day: Its day, where exactly one is given.
        optional: Whether it need not be found.
        country: Where it happened, ISO 3166 alpha-3.
        names: Folded names of the divisions, towns and quarters it happened in.
    """

    types: frozenset[str]
    day: date | None
    optional: bool
    country: str | None = None
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its incidents, possibly none."""

    id: str
    text: str
    published: date | None
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A report with its coded events by incident type."""

    item: Report
    coding: Coding
    events: Mapping[str, Sequence[Event]]

    @property
    def coded(self) -> set[str]:
        """Incident types that are coded."""
        return {kind for kind, events in self.events.items() if events}

    @property
    def wanted(self) -> set[str]:
        """Incident types that must be found."""
        return {kind for incident in self.item.incidents if not incident.optional for kind in incident.types}

    @property
    def allowed(self) -> set[str]:
        """Incident types that are no false alarms: optional ones too, and the general one beside the special ones."""
        kinds = {kind for incident in self.item.incidents for kind in incident.types}
        return kinds | {_GENERAL} if kinds else kinds

    def tally(self) -> Tally:
        """Types right, wanted and coded; optional ones count neither way unless wanted."""
        right = len(self.wanted & self.coded)
        return Tally(self.item.id, right, len(self.wanted), right + len(self.coded - self.allowed))

    def outcomes(self) -> Iterator[Outcome]:
        """One for each type wanted, and one for each false alarm."""
        for kind in sorted(self.wanted):
            yield Outcome(kind, kind if kind in self.coded else None, self.item.id)
        for kind in sorted(self.coded - self.allowed):
            yield Outcome(None, kind, self.item.id)

    def day_hits(self) -> Iterator[bool]:
        """For each incident of one stated day whose type is coded: whether an event of it has that day."""
        for incident in self.item.incidents:
            events = [event for kind in sorted(incident.types) for event in self.events[kind]]
            if incident.day and events:
                yield any(e.date is not None and e.date.start <= incident.day <= e.date.end for e in events)

    def country_hits(self) -> Iterator[bool]:
        """For each placed event of an incident's type: whether its country is that of such an incident."""
        for kind, events in self.events.items():
            countries = {incident.country for incident in self.item.incidents if kind in incident.types} - {None}
            if countries:
                yield from (event.place.country in countries for event in events if event.place and event.place.country)

    def name_hits(self) -> Iterator[bool]:
        """For each incident of a named place whose type is coded: whether an event of it has one of those places."""
        for incident in self.item.incidents:
            events = [event for kind in sorted(incident.types) for event in self.events[kind]]
            if incident.names and events:
                yield any(_names_of(event) & incident.names for event in events)


class IncidentTemplates(GoldSet[Report]):
    """MUC-4's test sets."""

    family = "incident templates"
    measures = (
        "Whole reports: is each incident type told (attack, bombing, arson, kidnapping) coded somewhere in the report, "
        "and is a single stated day among the dates of such events; are such events placed in the country of such an "
        "incident, and is a division, town or quarter that the key names among their places. Reports without an "
        "incident tell other violence too (military targets, older than two months), so false alarms here are partly "
        "the set's own conventions."
    )

    def __init__(self) -> None:
        self._codes: dict[str, list[str]] = Conventions().raw["muc"]
        self._table = PlaceTable()

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """An upper-case report with a key."""
        return "has_key" in record and "case" in record

    def parse(self, record: Mapping[str, Any]) -> Iterator[Report]:
        """One item for each report."""
        incidents = tuple(
            Incident(types, _day(event.get("date")), bool(event.get("optional")), *self._where(event.get("location")))
            for event in record["events"]
            if (types := frozenset(event["type"].split(" / ")) & self._codes.keys())
        )
        published = date.fromisoformat(record["date"]) if record.get("date") else None
        text = _LINE_BREAK.sub(" ", _TAGS.sub("", record["text"]))
        yield Report(str(record["id"]), text, published, incidents)

    def _where(self, raw: Sequence[str] | None) -> tuple[str | None, frozenset[str]]:
        """The country and the folded names of COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY)."""
        parts = [fold(_KIND_OF_PLACE.sub("", part)) for line in raw or () for part in line.split(":")]
        named = self._table.named(parts[0]) if parts else None
        states = [entry.country for entry in named.entries if entry.kind == "country"] if named else []
        return (states[0] if states else None), frozenset(parts[1:])

    def article(self, item: Report) -> Article:
        """The report without its tags and hard line breaks."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[Report], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Types and days."""
        results = [self._result(item, coding) for item, coding in zip(items, codings, strict=True)]
        outcomes = [outcome for result in results for outcome in result.outcomes()]
        days = [(result.item.id, hit) for result in results for hit in result.day_hits()]
        countries = [(result.item.id, hit) for result in results for hit in result.country_hits()]
        names = [(result.item.id, hit) for result in results for hit in result.name_hits()]
        told = [(result.item.id, bool(result.coded) == bool(result.item.incidents)) for result in results]
        return SetReport(
            name,
            self.family,
            f"{sum(len(item.incidents) for item in items):,} incidents in {len(items):,} reports",
            figures=[
                *f_scores("incident types", [result.tally() for result in results]),
                share("reports with and without incidents told apart", told),
                share("country of events of its type", countries),
                share("named place among those of the coded events of its type", names),
                share("day among those of the coded events of its type", days),
            ],
            tables=[LabelTable("Incident types", outcomes)],
            mistakes=[one for result in results for one in _mistakes(result)],
        )

    def _result(self, item: Report, coding: Coding) -> Result:
        return Result(item, coding, {kind: self._events(kind, coding) for kind in self._codes})

    def _events(self, kind: str, coding: Coding) -> list[Event]:
        codes = self._codes[kind]
        return [event for event in coding.events if event.type in codes or f"{event.type}.{event.mode}" in codes]


def _names_of(event: Event) -> set[str]:
    place = event.place
    if place is None:
        return set()
    return {fold(name) for name in (place.name, place.admin1 or "", place.span.text if place.span else "")} - {""}


def _day(raw: Sequence[str] | None) -> date | None:
    return date.fromisoformat(raw[0]) if raw and len(raw) == 1 and len(raw[0]) == 10 else None


def _mistakes(result: Result) -> Iterator[Mistake]:
    item, coding = result.item, result.coding
    for kind in sorted(result.wanted - result.coded):
        yield mistake(item.id, "miss", "type", f"{kind} not coded", coding, kind, sorted(result.coded))
    why = "type not in the key" if item.incidents else "event in a report without incidents"
    for kind in sorted(result.coded - result.allowed):
        yield mistake(item.id, "false alarm", "type", why, coding, sorted(result.allowed), kind)
