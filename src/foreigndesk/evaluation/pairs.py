"""Directed pairs: sentences with a gold source, target and CAMEO root, scored end to end.

Among the events of the sentence, the one whose actors and recipients overlap the pair is taken, then one that
overlaps one side, else nothing was found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.actors.actor import Actor
from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import SourceError
from foreigndesk.evaluation.metrics import Outcome
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.offsets import Span


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A sentence with one directed pair.

    Attributes:
        id: Sentence id.
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
        event: The event taken, if any.
        found: Its root name.
        directed: Whether it overlaps both sides in the right direction.
    """

    gold: GoldPair
    event: Event | None
    found: str | None
    directed: bool
    coding: Coding

    @property
    def outcome(self) -> Outcome:
        """The root found against the gold root."""
        return Outcome(self.gold.root, self.found, self.gold.cluster)


class Roots:
    """Names and quad classes of CAMEO roots in the directed-pair sets."""

    def __init__(self) -> None:
        raw = load_yaml(knowledge_dir() / "evaluation" / "roots.yaml")
        self.names: dict[str, str] = raw["roots"]
        self.quads: dict[str, int] = raw["quads"]

    def of(self, event: Event) -> str | None:
        """Root name of an event by its CAMEO code."""
        return self.names.get(event.cameo[:2]) if event.cameo else None


def read_pairs(path: Path) -> Iterator[GoldPair]:
    """Read a JSON Lines set with ``text`` and ``events`` that have ``source_actor``, ``target_actor``, ``plover``.

    Raises:
        SourceError: If a line is no such record; names the line.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            for index, event in enumerate(record["events"]):
                yield _pair(record, event, index)
        except (ValueError, KeyError, TypeError) as error:
            raise SourceError(f"no directed-pair record ({error!r})", place=f"{path}:{number}") from error


def _pair(record: dict[str, Any], event: dict[str, Any], index: int) -> GoldPair:
    cluster = event.get("sentence_id") or record.get("doc") or record["id"]
    return GoldPair(
        id=f"{record['id']}#{index}",
        text=record["text"],
        sources=_parts(event.get("source_actor")),
        targets=_parts(event.get("target_actor")),
        root=event["plover"],
        cluster=str(cluster),
    )


def _parts(words: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split("|")) if words else ()


def score_pairs(desk: Desk, pairs: Iterable[GoldPair]) -> Iterator[PairResult]:
    """Code each sentence and take the event that fits its pair best."""
    gold = list(pairs)
    roots = Roots()
    codings = desk.code_articles(Article(text=pair.text, id=pair.id) for pair in gold)
    for pair, coding in zip(gold, codings, strict=True):
        event, directed = _best(pair, coding.events)
        yield PairResult(pair, event, roots.of(event) if event else None, directed, coding)


def _best(pair: GoldPair, events: tuple[Event, ...]) -> tuple[Event | None, bool]:
    ranked = [(_fit(pair, event), -number) for number, event in enumerate(events)]
    if not ranked:
        return None, False
    fit, number = max(ranked)
    return (events[-number], fit == 3) if fit > 0 else (None, False)


def _fit(pair: GoldPair, event: Event) -> int:
    """3: both sides as directed, 2: both sides among the participants, 1: one side, 0: neither."""
    source = _overlap(pair.text, pair.sources, event.actors)
    target = _overlap(pair.text, pair.targets, event.recipients)
    if source and target:
        return 3
    everyone = (*event.actors, *event.recipients)
    either = (_overlap(pair.text, pair.sources, everyone), _overlap(pair.text, pair.targets, everyone))
    if source and _overlap(pair.text, pair.targets, event.actors) and not event.recipients:
        return 3
    return 2 if all(either) else 1 if any(either) else 0


def _overlap(text: str, words: tuple[str, ...], actors: Iterable[Actor]) -> bool:
    spans = [span for word in words for span in _spans(text, word)]
    return any(
        candidate.overlaps(span)
        for actor in actors
        for candidate in (actor.span, actor.refers_to)
        if candidate is not None
        for span in spans
    )


def _spans(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span.of(text, start, start + len(words))
        start = text.find(words, start + 1)
