"""Directed pairs: sentences with a gold source, target and CAMEO root under a PLOVER name, scored end to end.

Among the events of the sentence, the one whose actors and recipients overlap the pair is taken, then one that
overlaps one side, else nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Roots
from foreigndesk.evaluation.fitting import BOTH_DIRECTED, GoldAct, best_event, cause, side_fit
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, SetReport, mistake
from foreigndesk.evaluation.matching import all_occurrences
from foreigndesk.evaluation.metrics import Outcome, macro, share


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
        report = SetReport(name, self.family, f"{len(items):,} pairs")
        outcomes, fits = [], []
        for item, coding in zip(items, codings, strict=True):
            act = GoldAct(all_occurrences(item.text, item.sources), all_occurrences(item.text, item.targets))
            event, fit = best_event(act, coding.events, side_fit)
            found = roots.of(event) if event else None
            outcomes.append(Outcome(item.root, found, item.cluster))
            fits.append(fit)
            if found != item.root:
                kind = "wrong" if found else "miss"
                elsewhere = item.root in map(roots.of, coding.events)
                why = cause(act, event, coding, right_elsewhere=elsewhere)
                gold = {"root": item.root, "source": item.sources, "target": item.targets}
                report.mistakes.append(mistake(item.id, kind, "root", why, coding, gold, found))
        quads = [_in_quads(outcome, roots) for outcome in outcomes]
        both = list(zip(outcomes, fits, strict=True))
        report.figures = [
            macro("root, macro-F1", outcomes),
            share("root", _hits(outcomes)),
            share("quad class", _hits(quads)),
            share("directed pair with its root", ((o.cluster, f == BOTH_DIRECTED and o.gold == o.found) for o, f in both)),
            share("directed pair, any root", ((o.cluster, f == BOTH_DIRECTED) for o, f in both)),
            share("root where the pair was found", _hits([o for o, f in both if f == BOTH_DIRECTED])),
        ]
        report.tables = [LabelTable("CAMEO roots under their PLOVER names", outcomes)]
        return report


def parts(words: str | None) -> tuple[str, ...]:
    """Compound actors are given as "A | B"."""
    return tuple(part.strip() for part in words.split("|") if part.strip()) if words else ()


def _in_quads(outcome: Outcome, roots: Roots) -> Outcome:
    found = str(roots.quads[outcome.found]) if outcome.found else None
    return Outcome(str(roots.quads[str(outcome.gold)]), found, outcome.cluster)


def _hits(outcomes: Iterable[Outcome]) -> Iterator[tuple[str, bool]]:
    return ((outcome.cluster, outcome.gold == outcome.found) for outcome in outcomes)
