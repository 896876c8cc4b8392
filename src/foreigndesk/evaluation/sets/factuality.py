"""Factuality: sentences of tokens in which predicates are rated from −3 (did not happen) to 3 (happened)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foreigndesk.article import Article
from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.reading import StatusReading
from foreigndesk.claims.status import StatusReader
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Conventions
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport
from foreigndesk.evaluation.metrics import Outcome, kappa, macro, shares_right
from foreigndesk.language.document import Document, Sentence
from foreigndesk.offsets import Span

HAPPENED, DID_NOT = "happened", "did not happen"


@dataclass(frozen=True, slots=True)
class RatedPredicate:
    """A predicate and its rating; 0 is left aside as undecided."""

    span: Span
    rating: float

    @property
    def label(self) -> str:
        """Whether the annotators say it happened."""
        return HAPPENED if self.rating > 0 else DID_NOT


@dataclass(frozen=True, slots=True)
class RatedSentence:
    """A sentence with its rated predicates."""

    id: str
    text: str
    predicates: tuple[RatedPredicate, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A predicate with its reading, the label of that, and the label of an event coded at it, if any."""

    item: RatedSentence
    predicate: RatedPredicate
    reading: StatusReading | None
    found: str | None
    coded: str | None


class Factuality(GoldSet[RatedSentence]):
    """UDS-IH2, MEANTIME and sets like them."""

    family = "status"
    measures = (
        "Did it happen: the sign of the rating against our status (actual, ongoing, historical: happened; future, "
        "hypothetical, negated: did not), read for every rated predicate as if it were an event, and of those coded as "
        "events."
    )

    def __init__(self) -> None:
        raw = Conventions().raw
        self._happened = frozenset(raw["happened"])
        self._spelled: dict[str, str] = raw["treebank"]

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """Tokens and predicates with a factuality."""
        predicates = record.get("preds") or [{}]
        return "tokens" in record and "factuality" in predicates[0]

    def parse(self, record: Mapping[str, Any]) -> Iterator[RatedSentence]:
        """One item for each sentence."""
        words = [self._spelled.get(token, token) for token in record["tokens"]]
        starts = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]
        text = " ".join(words)
        predicates = tuple(
            RatedPredicate(Span.of(text, starts[p["tok"]], starts[p["tok"]] + len(words[p["tok"]])), p["factuality"])
            for p in record["preds"]
            if p["factuality"] != 0
        )
        yield RatedSentence(str(record["id"]), text, predicates)

    def article(self, item: RatedSentence) -> Article:
        """The sentence."""
        return Article(text=item.text, id=item.id)

    def score(self, name: str, items: Sequence[RatedSentence], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Every predicate by the status reader, and those coded by the status of their events."""
        reader = StatusReader(StatusCues.load(), AttributionCues.load())
        documents = desk.engine.parse_many(map(self.article, items))
        results = [
            self._result(item, predicate, reader, document, coding)
            for item, coding, document in zip(items, codings, documents, strict=True)
            for predicate in item.predicates
        ]
        read = [Outcome(r.predicate.label, r.found, r.item.id) for r in results]
        coded = [Outcome(r.predicate.label, r.coded, r.item.id) for r in results if r.coded is not None]
        return SetReport(
            name,
            self.family,
            f"{len(results):,} predicates in {len(items):,} sentences",
            figures=[
                macro("status, macro-F1", read),
                kappa("status, kappa", read),
                shares_right("status", read),
                macro("status of coded events, macro-F1", coded),
            ],
            tables=[LabelTable("Did it happen", read)],
            mistakes=[_mistake(result) for result in results if result.found != result.predicate.label],
        )

    def _result(
        self, item: RatedSentence, predicate: RatedPredicate, reader: StatusReader, document: Document, coding: Coding
    ) -> Result:
        reading = _reading(reader, document, predicate.span)
        event = next((e for e in coding.events if e.trigger.overlaps(predicate.span)), None)
        found = self._label(reading.status) if reading else None
        return Result(item, predicate, reading, found, self._label(event.status) if event else None)

    def _label(self, status: str) -> str:
        return HAPPENED if status in self._happened else DID_NOT


def _mistake(result: Result) -> Mistake:
    reading, predicate = result.reading, result.predicate
    found = f"{reading.status}: {reading.reason}" if reading else None
    cause = f"{predicate.label}, read as {reading.status if reading else None}"
    gold = {"predicate": predicate.span.text, "rating": predicate.rating}
    return Mistake(result.item.id, "wrong", "status", cause, result.item.text, gold, found)


def _reading(reader: StatusReader, document: Document, span: Span) -> StatusReading | None:
    """The status that an event at the span would get, dates left aside."""
    for sentence in document.sentences:
        token = _token(sentence, span)
        if token is not None:
            return reader.read_token(sentence, token)
    return None


def _token(sentence: Sentence, span: Span) -> int | None:
    inside = (n for n in range(len(sentence)) if sentence.starts[n] < span.end and span.start < sentence.ends[n])
    return next(inside, None)
