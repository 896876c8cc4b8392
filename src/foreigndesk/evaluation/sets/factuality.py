"""Factuality: sentences of tokens in which predicates are rated from −3 (did not happen) to 3 (happened)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foreigndesk.article import Article
from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.status import StatusReader
from foreigndesk.coding.proposal import Proposal
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Conventions
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport
from foreigndesk.evaluation.metrics import Outcome, kappa, macro, share
from foreigndesk.language.document import Document, Sentence
from foreigndesk.offsets import Span

_NOUNS = ("NOUN", "PROPN")
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
        predicates = record.get("preds")
        return "tokens" in record and bool(predicates) and "factuality" in predicates[0]

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
        report = SetReport(name, self.family, f"{sum(len(i.predicates) for i in items):,} predicates in {len(items):,} sentences")
        reader = StatusReader(StatusCues.load(), AttributionCues.load())
        read: list[Outcome] = []
        coded: list[Outcome] = []
        for item, coding, document in zip(items, codings, desk.engine.parse_many(map(self.article, items)), strict=True):
            for predicate in item.predicates:
                status, reason = _status(reader, document, predicate.span)
                found = self._label(status)
                read.append(Outcome(predicate.label, found, item.id))
                event = next((e for e in coding.events if e.trigger.overlaps(predicate.span)), None)
                if event is not None:
                    coded.append(Outcome(predicate.label, self._label(event.status), item.id))
                if found != predicate.label:
                    cause = f"{predicate.label}, read as {status}"
                    gold = {"predicate": predicate.span.text, "rating": predicate.rating}
                    report.mistakes.append(Mistake(item.id, "wrong", "status", cause, item.text, gold, f"{status}: {reason}"))
        report.figures = [
            macro("status, macro-F1", read),
            kappa("status, kappa", read),
            share("status", ((o.cluster, o.gold == o.found) for o in read)),
            macro("status of coded events, macro-F1", coded),
        ]
        report.tables = [LabelTable("Did it happen", read)]
        return report

    def _label(self, status: str | None) -> str | None:
        return None if status is None else HAPPENED if status in self._happened else DID_NOT


def _status(reader: StatusReader, document: Document, span: Span) -> tuple[str | None, str]:
    """The status that an event at the span would get, dates left aside."""
    for sentence in document.sentences:
        token = _token(sentence, span)
        if token is not None:
            reading = reader.read(_proposal(sentence, token))
            return reading.status, reading.reason
    return None, "not in the parse"


def _token(sentence: Sentence, span: Span) -> int | None:
    inside = (n for n in range(len(sentence)) if sentence.starts[n] < span.end and span.start < sentence.ends[n])
    return next(inside, None)


def _proposal(sentence: Sentence, token: int) -> Proposal:
    return Proposal(
        sentence=sentence, tokens=(token,), head=token, is_noun=sentence.upos[token] in _NOUNS, support=None,
        type="", mode=None, cameo=None, actors=[], recipients=[], coder="", rule="",
    )
