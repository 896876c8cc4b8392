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
_UNKNOWN = "UNK"
_SECTORS = ("code_1", "code_2")
_CODED = ("country", *_SECTORS)


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

    @property
    def is_coded(self) -> bool:
        """Whether a country and a sector are expected of it."""
        fields = {one.field for one in self.expected}
        return "country" in fields and not fields.isdisjoint(_SECTORS)


@dataclass(frozen=True, slots=True)
class Result:
    """A phrase with the actor found and the expectations that he does not meet."""

    item: Phrase
    actor: Actor | None
    failed: list[Expectation]

    @property
    def coded(self) -> bool:
        """Whether its country and sectors are as expected, whatever its name."""
        return not any(one.field in _CODED for one in self.failed)


class ActorPhrases(GoldSet[Phrase]):
    """NGEC's tests of its actor resolution, or tests in their form."""

    family = "actors"
    measures = (
        "Who a phrase stands for on a day: country, sectors (whichever order), and the name, by the actor lookup alone."
    )

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
            if isinstance(value, str) and not value.startswith(_UNSET) and field in ("name", *_CODED):
                known = None if value == _UNKNOWN else value or None
                yield Expectation(field, self._conventions.country(known) if field == "country" else known)

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
        lookup = ActorLookup(desk.engine.parse, desk.actors)
        results = [self._result(item, _look_up(lookup, item)) for item in items]
        met = [(r.item.id, one.field, one not in r.failed) for r in results for one in r.item.expected]
        return SetReport(
            name,
            self.family,
            f"{len(met):,} expectations of {len(items):,} phrases",
            figures=[
                share("expectations met", [(i, hit) for i, _, hit in met]),
                share("phrases with every expectation met", [(r.item.id, not r.failed) for r in results]),
                share("country and sector both right", [(r.item.id, r.coded) for r in results if r.item.is_coded]),
                share("country", [(i, hit) for i, field, hit in met if field == "country"]),
                share("sector", [(i, hit) for i, field, hit in met if field in _SECTORS]),
                share("name", [(i, hit) for i, field, hit in met if field == "name"]),
            ],
            mistakes=[_mistake(result) for result in results if result.failed],
        )

    def _result(self, item: Phrase, actor: Actor | None) -> Result:
        return Result(item, actor, [one for one in item.expected if not self._meets(one, actor)])

    def _meets(self, expectation: Expectation, actor: Actor | None) -> bool:
        if expectation.field == "country":
            return self._conventions.country(actor.country if actor else None) == expectation.value
        if expectation.field == "name":
            name = actor.name if actor else None
            return _plain(name) == _plain(expectation.value)
        sectors = self._conventions.sectors_of([actor] if actor else [])
        return self._conventions.sector(expectation.value) in sectors if expectation.value else not sectors


def _mistake(result: Result) -> Mistake:
    cause = f"other {result.failed[0].field}" if result.actor else "nobody found"
    found = result.actor.to_dict() if result.actor else None
    gold = [(one.field, one.value) for one in result.failed]
    return Mistake(result.item.id, "wrong", "actor", cause, result.item.text, gold, found)


def _look_up(lookup: ActorLookup, item: Phrase) -> Actor | None:
    """The first actor of the phrase, read after its context if it has one."""
    text = f"{item.context} {item.text}" if item.context else item.text
    results = lookup(text, item.on)
    return results[0].actor if results else None


def _plain(name: str | None) -> str:
    """A name without what tells it from namesakes: "William J. Burns (diplomat)"."""
    return fold(name.partition(" (")[0]) if name else ""
