"""Directed pairs: sentences with a gold source, target and CAMEO root under a PLOVER name, scored end to end.

Among the events of the sentence, the one whose actors and recipients overlap the pair is taken, then one that
overlaps one side, else nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Roots
from foreigndesk.evaluation.fitting import BOTH_DIRECTED, GoldAct, best_event, cause, side_fit
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport, kind_of, mistake
from foreigndesk.evaluation.matching import all_occurrences
from foreigndesk.evaluation.metrics import Figure, Outcome, macro, share, shares_right
from foreigndesk.evaluation.pair_given import root_between
from foreigndesk.reader import Hearing


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A sentence with one directed pair.

    Attributes:
        id: Sentence id and number of the pair.
        text: The sentence.
        sources: Words of the source actor (several for compound actors); empty if none is given.
        targets: Words of the target actor.
        root: Root name.
        cluster: Document the sentence comes from.
    """

    id: str
    text: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    root: str
    cluster: str


@dataclass(frozen=True, slots=True)
class PairResult:
    """What was found for a pair.

    Attributes:
        gold: The pair.
        act: Where its words stand.
        coding: What was made of its sentence.
        event: The event taken for it, if any.
        found: Root name of that event.
        directed: Whether it has both sides in the right direction.
    """

    gold: GoldPair
    act: GoldAct
    coding: Coding
    event: Event | None
    found: str | None
    directed: bool

    @property
    def outcome(self) -> Outcome:
        """The root found against the gold root."""
        return Outcome(self.gold.root, self.found, self.gold.cluster)


class DirectedPairs(GoldSet[GoldPair]):
    """PLV and sets like it."""

    family = "directed pairs"
    measures = (
        "CAMEO root of the event that fits a given source and target best, by the event's CAMEO code, end to end: "
        "where nothing is coded for the pair, the item is wrong."
    )

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """Events with a source, a target and a root name, but no codes of their own."""
        events = record.get("events") or [{}]
        first = events[0]
        return bool(first.get("plover")) and "marked" in first and first.get("cameo") is None

    def parse(self, record: Mapping[str, Any]) -> Iterator[GoldPair]:
        """One item for each pair."""
        for index, event in enumerate(record["events"]):
            yield GoldPair(
                id=f"{record['id']}#{index}",
                text=record["text"],
                sources=parts(event.get("source_actor")),
                targets=parts(event.get("target_actor")),
                root=event["plover"],
                cluster=str(event.get("sentence_id") or record.get("doc") or record["id"]),
            )

    def article(self, item: GoldPair) -> Article:
        """The sentence."""
        return Article(text=item.text, id=item.id)

    def score(self, name: str, items: Sequence[GoldPair], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Root, quad class and direction."""
        roots = Roots()
        results = [_result(item, coding, roots) for item, coding in zip(items, codings, strict=True)]
        return SetReport(
            name,
            self.family,
            f"{len(items):,} pairs",
            figures=[*_figures(results, roots), *_alone(results, roots, desk)],
            tables=[LabelTable("CAMEO roots under their PLOVER names", [result.outcome for result in results])],
            judged=[(r.event.confidence, r.found == r.gold.root) for r in results if r.event],
            mistakes=[_mistake(result, roots) for result in results if result.found != result.gold.root],
        )


def _result(item: GoldPair, coding: Coding, roots: Roots) -> PairResult:
    act = GoldAct(all_occurrences(item.text, item.sources), all_occurrences(item.text, item.targets))
    event, fit = best_event(act, coding.events, side_fit)
    return PairResult(item, act, coding, event, roots.of(event) if event else None, fit == BOTH_DIRECTED)


def _figures(results: Sequence[PairResult], roots: Roots) -> list[Figure]:
    outcomes = [result.outcome for result in results]
    right = [(r.gold.cluster, r.directed and r.found == r.gold.root) for r in results]
    return [
        macro("root, macro-F1", outcomes),
        shares_right("quad class", (_in_quads(outcome, roots) for outcome in outcomes)),
        share("directed pair with its root", right),
        shares_right("root", outcomes),
        share("directed pair, any root", ((r.gold.cluster, r.directed) for r in results)),
        shares_right("root where the pair was found", (r.outcome for r in results if r.directed)),
    ]


def _alone(results: Sequence[PairResult], roots: Roots, desk: Desk) -> list[Figure]:
    """How the reader does by itself when it is told the pair."""
    if desk.reader is None:
        return []
    documents = desk.engine.parse_many(result.coding.article for result in results)
    outcomes = [
        Outcome(
            result.gold.root,
            root_between(document, Hearing(desk.reader), result.act.sources, result.act.targets, roots.names),
            result.gold.cluster,
        )
        for result, document in zip(results, documents, strict=True)
    ]
    return [
        macro("root by the reader alone, pair given, macro-F1", outcomes),
        shares_right("root by the reader alone, pair given", outcomes),
    ]


def _mistake(result: PairResult, roots: Roots) -> Mistake:
    gold, coding = result.gold, result.coding
    elsewhere = gold.root in map(roots.of, coding.events)
    why = cause(result.act, result.event, coding, right_elsewhere=elsewhere)
    shown = {"root": gold.root, "source": gold.sources, "target": gold.targets}
    return mistake(gold.id, kind_of(result.found), "root", why, coding, shown, result.found)


def parts(words: str | None) -> tuple[str, ...]:
    """Compound actors are given as "A | B"."""
    return tuple(part.strip() for part in words.split("|") if part.strip()) if words else ()


def _in_quads(outcome: Outcome, roots: Roots) -> Outcome:
    found = str(roots.quads[outcome.found]) if outcome.found else None
    return Outcome(str(roots.quads[str(outcome.gold)]), found, outcome.cluster)
