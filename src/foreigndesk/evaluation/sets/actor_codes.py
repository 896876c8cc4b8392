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
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport, kind_of, mistake
from foreigndesk.evaluation.metrics import Figure, Outcome, rate, share, shares_right

_NOBODY = "---"
_ALARMS = "false alarms in sentences without events"


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


Agreement = tuple[bool, bool, bool]
"""Whether root, source and target of an event are as gold has them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A gold event with the coded event that shares most with it."""

    id: str
    gold: GoldCoding
    coding: Coding
    event: Event | None
    agreement: Agreement

    @property
    def outcome(self) -> Outcome:
        """The root found against the gold root."""
        found = self.event.cameo[:2] if self.event and self.event.cameo else None
        return Outcome(self.gold.root, found, self.id)


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
        both = list(zip(items, codings, strict=True))
        answers = [self._answer(item, gold, coding) for item, coding in both for gold in item.events]
        empty = [(item, coding) for item, coding in both if not item.events]
        return SetReport(
            name,
            self.family,
            f"{len(answers):,} events in {len(items):,} sentences",
            figures=[*self._figures(answers), rate(_ALARMS, [(i.id, len(c.events)) for i, c in empty])],
            tables=[LabelTable("CAMEO roots", [answer.outcome for answer in answers])],
            mistakes=[
                *(_mistake(answer) for answer in answers if not all(answer.agreement)),
                *(_alarm(item, coding) for item, coding in empty if coding.events),
            ],
        )

    def _answer(self, item: CodedText, gold: GoldCoding, coding: Coding) -> Answer:
        ranked = [(self._agreement(gold, event), event) for event in coding.events]
        agreement, event = max(ranked, key=lambda one: sum(one[0]), default=((False, False, False), None))
        return Answer(item.id, gold, coding, event, agreement)

    def _agreement(self, gold: GoldCoding, event: Event) -> Agreement:
        root = event.cameo is not None and event.cameo[:2] == gold.root
        targets = event.recipients or event.actors
        return root, self._has(gold.source, event.actors), self._has(gold.target, targets)

    def _figures(self, answers: Sequence[Answer]) -> list[Figure]:
        return [
            share("country of source and target", [(a.id, hit) for a in answers for hit in a.agreement[1:]]),
            share("role of source and target", [(a.id, hit) for a in answers for hit in self._role_hits(a)]),
            shares_right("CAMEO root", [answer.outcome for answer in answers]),
            share("CAMEO root with both countries", [(a.id, all(a.agreement)) for a in answers]),
        ]

    def _has(self, code: ActorCode, actors: Sequence[Actor]) -> bool:
        countries = self._conventions.countries_of(actors)
        return code.country in countries if code.country or actors else True

    def _role_hits(self, answer: Answer) -> Iterator[bool]:
        event, gold = answer.event, answer.gold
        sides = (gold.source, event.actors if event else ()), (gold.target, event.recipients if event else ())
        for code, actors in sides:
            if code.role:
                yield code.role in self._conventions.sectors_of(actors)


def _mistake(answer: Answer) -> Mistake:
    event = answer.event
    why = "nothing coded" if event is None else "other actor" if answer.agreement[0] else "wrong code"
    found = event.cameo if event else None
    return mistake(answer.id, kind_of(event), "codes", why, answer.coding, repr(answer.gold), found)


def _alarm(item: CodedText, coding: Coding) -> Mistake:
    why = "event in a text without events"
    return mistake(item.id, "false alarm", "type", why, coding, None, [event.cameo for event in coding.events])
