"""Sentences with CAMEO event and actor codes but no spans, some of them without any event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.actors.actor import Actor
from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Conventions
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, SetReport, mistake
from foreigndesk.evaluation.metrics import Outcome, rate, share

_NOBODY = "---"


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Country and first role of a CAMEO actor code (``PSEGZACVL``: PSE, CVL)."""

    country: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class GoldCoding:
    """An event by its codes."""

    root: str
    source: ActorCode
    target: ActorCode


@dataclass(frozen=True, slots=True)
class CodedText:
    """A sentence with all its events, possibly none."""

    id: str
    text: str
    published: date | None
    events: tuple[GoldCoding, ...]


class ActorCodes(GoldSet[CodedText]):
    """The validation sentences of UniversalPetrarch, or sentences in their form."""

    family = "actor codes"
    measures = (
        "Codes without spans: for each gold event the coded event that shares most of root, source and target country; "
        "its codes; and how many events are coded in the sentences that have none."
    )

    def __init__(self) -> None:
        self._conventions = Conventions()
        self._roles = frozenset(self._conventions.raw["roles"])

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A category and events by source and target code."""
        events = record.get("events")
        return "category" in record and isinstance(events, list) and all("source_code" in event for event in events)

    def parse(self, record: Mapping[str, Any]) -> Iterator[CodedText]:
        """One item for each sentence."""
        events = tuple(
            GoldCoding(event["cameo"][:2], self._code(event["source_code"]), self._code(event["target_code"]))
            for event in record["events"]
        )
        day = date.fromisoformat(record["date"]) if record.get("date") else None
        yield CodedText(str(record["id"]), record["text"], day, events)

    def _code(self, code: str) -> ActorCode:
        chunks = [code[at : at + 3] for at in range(0, len(code), 3)]
        country = None if chunks[0] == _NOBODY else self._conventions.country(chunks[0])
        role = next((chunk for chunk in chunks[1:] if chunk in self._roles), None)
        return ActorCode(country, self._conventions.sector(role) if role else None)

    def article(self, item: CodedText) -> Article:
        """The sentence."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[CodedText], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Codes and false alarms."""
        count = sum(len(item.events) for item in items)
        report = SetReport(name, self.family, f"{count:,} events in {len(items):,} sentences")
        outcomes, countries, roles, both = [], [], [], []
        for item, coding in zip(items, codings, strict=True):
            for gold in item.events:
                event = max(coding.events, key=lambda event, gold=gold: sum(self._agreement(gold, event)), default=None)
                agreement = self._agreement(gold, event) if event else (False, False, False)
                found = event.cameo[:2] if event and event.cameo else None
                outcomes.append(Outcome(gold.root, found, item.id))
                countries += [(item.id, agreement[1]), (item.id, agreement[2])]
                roles += [(item.id, hit) for hit in self._role_hits(gold, event)]
                both.append((item.id, all(agreement)))
                if not all(agreement):
                    why = "nothing coded" if event is None else "wrong code" if not agreement[0] else "other actor"
                    kind = "wrong" if event else "miss"
                    report.mistakes.append(mistake(item.id, kind, "codes", why, coding, repr(gold), found))
            if not item.events and coding.events:
                cause = "event in a text without events"
                report.mistakes.append(mistake(item.id, "false alarm", "type", cause, coding, None, len(coding.events)))
        empty = [(i.id, len(c.events)) for i, c in zip(items, codings, strict=True) if not i.events]
        report.figures = [
            share("country of source and target", countries),
            share("role of source and target", roles),
            share("CAMEO root", ((o.cluster, o.gold == o.found) for o in outcomes)),
            share("CAMEO root with both countries", both),
            rate("false alarms in sentences without events", empty),
        ]
        report.tables = [LabelTable("CAMEO roots", outcomes)]
        return report

    def _agreement(self, gold: GoldCoding, event: Event) -> tuple[bool, bool, bool]:
        targets = event.recipients or event.actors
        root = event.cameo is not None and event.cameo[:2] == gold.root
        return root, self._has(gold.source, event.actors), self._has(gold.target, targets)

    def _has(self, code: ActorCode, actors: Sequence[Actor]) -> bool:
        countries = self._conventions.countries_of(actors)
        return code.country in countries if code.country or actors else True

    def _role_hits(self, gold: GoldCoding, event: Event | None) -> Iterator[bool]:
        for code, actors in ((gold.source, event.actors if event else ()), (gold.target, event.recipients if event else ())):
            if code.role:
                yield code.role in self._conventions.sectors_of(actors)
