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
NEGATED, UNCERTAIN, ACTUAL = "negated", "uncertain", "actual"


@dataclass(frozen=True, slots=True)
class RatedPredicate:
    """A predicate and its rating; whether what is rated 0 happened is left aside as undecided."""

    span: Span
    rating: float

    @property
    def happened(self) -> str:
        """Whether the annotators say it happened."""
        return HAPPENED if self.rating > 0 else DID_NOT


@dataclass(frozen=True, slots=True)
class RatedSentence:
    """A sentence with its rated predicates; ``source`` is the set that rated them."""

    id: str
    text: str
    source: str
    predicates: tuple[RatedPredicate, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A predicate with its reading and what follows from it.

    Attributes:
        item: The sentence.
        predicate: The predicate.
        wanted: Negated, uncertain or actual by its rating.
        reading: The status read for it.
        found: Negated, uncertain or actual by that reading.
        happened: Whether it happened by that reading.
        coded: The same by the event coded at it, if any.
    """

    item: RatedSentence
    predicate: RatedPredicate
    wanted: str
    reading: StatusReading | None
    found: str | None
    happened: str | None
    coded: str | None


class Factuality(GoldSet[RatedSentence]):
    """UDS-IH2, MEANTIME and sets like them."""

    family = "status"
    measures = (
        "Negated (rated −1 or less), uncertain or actual (1 or more), for every rated predicate read as if it were an "
        "event: by our grade where a crowd rated whether it has happened, by status where certainty is marked whatever "
        "the tense. Did it happen: the sign of the rating against our status (actual, ongoing, historical: happened), "
        "of every predicate and of those coded as events."
    )

    def __init__(self) -> None:
        raw = Conventions().raw
        self._happened = frozenset(raw["happened"])
        self._spelled: dict[str, str] = raw["treebank"]
        answered = raw["factuality"]
        self._edges: tuple[float, float] = tuple(answered["edges"])
        self._graded = frozenset(answered["graded"])
        self._by_status: dict[str, str] = answered["by_status"]

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
        )
        yield RatedSentence(str(record["id"]), text, str(record.get("source", "")), predicates)

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
        ways = [Outcome(r.wanted, r.found, r.item.id) for r in results]
        decided = [r for r in results if r.predicate.rating != 0]
        read = [Outcome(r.predicate.happened, r.happened, r.item.id) for r in decided]
        coded = [Outcome(r.predicate.happened, r.coded, r.item.id) for r in decided if r.coded is not None]
        return SetReport(
            name,
            self.family,
            f"{len(results):,} predicates in {len(items):,} sentences",
            figures=[
                macro("negated, uncertain or actual, macro-F1", ways),
                kappa("negated, uncertain or actual, kappa", ways),
                macro("did it happen, macro-F1", read),
                kappa("did it happen, kappa", read),
                shares_right("did it happen", read),
                macro("did it happen, of coded events, macro-F1", coded),
            ],
            tables=[LabelTable("Negated, uncertain or actual", ways), LabelTable("Did it happen", read)],
            mistakes=[_mistake(result) for result in results if result.found != result.wanted],
        )

    def _result(
        self, item: RatedSentence, predicate: RatedPredicate, reader: StatusReader, document: Document, coding: Coding
    ) -> Result:
        event = next((e for e in coding.events if e.trigger.overlaps(predicate.span)), None)
        coded = self._label(event.status) if event else None
        wanted = self._way(predicate.rating)
        at = _token(document, predicate.span)
        if at is None:
            return Result(item, predicate, wanted, None, None, None, coded)
        reading = reader.read_token(*at)
        graded = item.source in self._graded or not item.source
        found = self._way(reader.factuality(*at)) if graded else self._by_status[reading.status]
        return Result(item, predicate, wanted, reading, found, self._label(reading.status), coded)

    def _way(self, grade: float) -> str:
        low, high = self._edges
        return NEGATED if grade <= low else ACTUAL if grade >= high else UNCERTAIN

    def _label(self, status: str) -> str:
        return HAPPENED if status in self._happened else DID_NOT


def _mistake(result: Result) -> Mistake:
    reading, predicate = result.reading, result.predicate
    found = f"{result.found}; {reading.status} by {reading.construction}: {reading.reason}" if reading else None
    cause = f"{result.wanted}, read as {reading.status if reading else None}"
    gold = {"predicate": predicate.span.text, "rating": predicate.rating}
    return Mistake(result.item.id, "wrong", "status", cause, result.item.text, gold, found)


def _token(document: Document, span: Span) -> tuple[Sentence, int] | None:
    """The sentence and token at a span, dates of publication left aside."""
    for sentence in document.sentences:
        for token in range(len(sentence)):
            if sentence.starts[token] < span.end and span.start < sentence.ends[token]:
                return sentence, token
    return None
