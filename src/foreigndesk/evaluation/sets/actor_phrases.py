"""Actor phrases: names and phrases, each with the country, sector and name that it should resolve to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from foreigndesk.actors.actor import Actor
from foreigndesk.actors.lookup import ActorLookup
from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Conventions
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport
from foreigndesk.evaluation.metrics import share
from foreigndesk.places.names import fold

_DATE_FORMATS = ("%Y-%m-%d", "%B %d, %Y", "%d %B %Y")
_UNSET = ("d[", "?")
"""Values that stand for a variable of the test, or for "not known"."""
_NAMES = ("wiki", "title")
_SECTORS = ("code_1", "code_2")


@dataclass(frozen=True, slots=True)
class Expectation:
    """One field that should have a value (``None``: none)."""

    field: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the day and country it is looked up for."""

    id: str
    text: str
    on: date
    context: str | None
    expected: tuple[Expectation, ...]


class ActorPhrases(GoldSet[Phrase]):
    """NGEC's tests of its actor resolution, or tests in their form."""

    family = "actors"
    measures = "Who a phrase stands for on a day: country, sectors (whichever order), and the name, by the actor lookup alone."

    def __init__(self) -> None:
        self._conventions = Conventions()
        self._today = date.fromisoformat(self._conventions.raw["actor_tests_day"])

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A function call with an expectation."""
        return {"fn", "args", "expected"} <= record.keys()

    def parse(self, record: Mapping[str, Any]) -> Iterator[Phrase]:
        """One item for each phrase that is given literally and has something to check."""
        arguments = [*record["args"], None, None][:3]
        expected = tuple(self._expectations(record["expected"]))
        text = arguments[0]
        if not expected or not text or text.startswith(_UNSET):
            return
        day = record["kwargs"].get("query_date") or arguments[2]
        context = record["kwargs"].get("known_country") or arguments[1] or None
        yield Phrase(str(record["id"]), text, self._day(day), context, expected)

    def _expectations(self, expected: Mapping[str, Any]) -> Iterator[Expectation]:
        for name, value in expected.items():
            field = {"cc": "country", "wiki": "name", "title": "name"}.get(name, name)
            if isinstance(value, str) and not value.startswith(_UNSET) and field in ("country", "name", *_SECTORS):
                yield Expectation(field, self._conventions.country(value) if field == "country" else value or None)

    def _day(self, words: str | None) -> date:
        for form in _DATE_FORMATS:
            try:
                return datetime.strptime(words or "", form).date()
            except ValueError:
                continue
        return self._today

    def article(self, item: Phrase) -> Article | None:
        """None: the lookup is asked instead."""
        return None

    def score(self, name: str, items: Sequence[Phrase], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Expectations met, by field."""
        count = sum(len(item.expected) for item in items)
        report = SetReport(name, self.family, f"{count:,} expectations of {len(items):,} phrases")
        lookup = ActorLookup(desk.engine.parse, desk.actors)
        hits: list[tuple[str, str, bool]] = []
        for item in items:
            actor = _look_up(lookup, item)
            judged = [(expectation, self._meets(expectation, actor)) for expectation in item.expected]
            hits += [(item.id, expectation.field, met) for expectation, met in judged]
            failed = [(expectation.field, expectation.value) for expectation, met in judged if not met]
            if failed:
                found = actor.to_dict() if actor else None
                cause = f"other {failed[0][0]}" if actor else "nobody found"
                report.mistakes.append(Mistake(item.id, "wrong", "actor", cause, item.text, failed, found))
        phrases: dict[str, bool] = {}
        for identity, _, met in hits:
            phrases[identity] = phrases.get(identity, True) and met
        report.figures = [
            share("expectations met", ((i, met) for i, _, met in hits)),
            share("phrases with every expectation met", phrases.items()),
            share("country", ((i, met) for i, field, met in hits if field == "country")),
            share("sector", ((i, met) for i, field, met in hits if field in _SECTORS)),
            share("name", ((i, met) for i, field, met in hits if field == "name")),
        ]
        return report

    def _meets(self, expectation: Expectation, actor: Actor | None) -> bool:
        if expectation.field == "country":
            return self._conventions.country(actor.country if actor else None) == expectation.value
        if expectation.field == "name":
            return actor is not None and actor.name is not None and _plain(actor.name) == _plain(str(expectation.value))
        sectors = self._conventions.sectors_of([actor] if actor else [])
        return self._conventions.sector(expectation.value) in sectors if expectation.value else not sectors


def _look_up(lookup: ActorLookup, item: Phrase) -> Actor | None:
    """The first actor of the phrase, read after its context if it has one."""
    text = f"{item.context} {item.text}" if item.context else item.text
    results = lookup(text, item.on)
    return results[0].actor if results else None


def _plain(name: str) -> str:
    return fold(name.partition(" (")[0])
