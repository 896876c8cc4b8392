"""Labelled sentences: every event of a sentence with trigger, type, mode, actor, recipient, status, speaker and stance.

A coded event answers to a gold event when their triggers overlap (or stand side by side); each field is then scored on
the events that were found, so that one level's misses do not hide another's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foreigndesk.actors.actor import Actor
from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import SourceError
from foreigndesk.offsets import Span

LEVELS = ("type", "mode", "actor", "recipient", "status", "speaker", "stance")


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A hand-labelled event; words are exact substrings of the text, ``None`` where there are none."""

    trigger: str
    type: str
    mode: str | None
    actor: str | None
    recipient: str | None
    status: str
    speaker: str | None
    stance: str | None


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with all its events, possibly none."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]


@dataclass(slots=True)
class SentenceResult:
    """What was found in a sentence.

    Attributes:
        gold: The labelled sentence.
        coding: What the desk made of it.
        pairs: Gold events with the coded event that answers to each, if any.
        extra: Coded events that answer to no gold event.
    """

    gold: GoldSentence
    coding: Coding
    pairs: list[tuple[GoldEvent, Event | None]]
    extra: list[Event]


@dataclass(slots=True)
class LevelScores:
    """Counts over a set.

    Attributes:
        gold: Gold events.
        found: Gold events with an answering coded event.
        coded: Coded events.
        right: By level, the found events with the right value.
        typed: Found events with the right type.
    """

    gold: int = 0
    found: int = 0
    coded: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))

    def precision(self) -> float:
        """Share of coded events that have a gold event of the same type at the trigger."""
        return self.right["type"] / self.coded if self.coded else 0.0

    def recall(self) -> float:
        """Share of gold events coded with their type at their trigger."""
        return self.right["type"] / self.gold if self.gold else 0.0

    def share(self, level: str) -> float:
        """Share of found events that have the right value at a level."""
        return self.right[level] / self.found if self.found else 0.0


def read_labelled(path: Path) -> Iterator[GoldSentence]:
    """Read JSON Lines of ``{"id", "text", "events": [{"trigger", "type", "mode", …}]}``.

    Raises:
        SourceError: If a line is no such record; names the line.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record: dict[str, Any] = json.loads(line)
            events = tuple(_gold(event) for event in record["events"])
            yield GoldSentence(str(record.get("id", number)), record["text"], events)
        except (ValueError, KeyError, TypeError) as error:
            raise SourceError(f"no labelled sentence ({error!r})", place=f"{path}:{number}") from error


def _gold(event: dict[str, Any]) -> GoldEvent:
    given = {name: event.get(name) for name in GoldEvent.__slots__}
    return GoldEvent(**{**given, "status": event.get("status") or "actual"})  # type: ignore[arg-type]


def score_labelled(desk: Desk, sentences: Iterable[GoldSentence]) -> Iterator[SentenceResult]:
    """Code each sentence and pair its events with the gold ones."""
    gold = list(sentences)
    codings = desk.code_articles(Article(text=sentence.text, id=sentence.id) for sentence in gold)
    for sentence, coding in zip(gold, codings, strict=True):
        yield _paired(sentence, coding)


def _paired(sentence: GoldSentence, coding: Coding) -> SentenceResult:
    free = list(coding.events)
    pairs: list[tuple[GoldEvent, Event | None]] = []
    for event in sentence.events:
        answers = [coded for coded in free if _touches(sentence.text, event.trigger, coded.trigger)]
        best = max(answers, key=lambda coded: (coded.type == event.type, coded.mode == event.mode), default=None)
        if best is not None:
            free.remove(best)
        pairs.append((event, best))
    return SentenceResult(sentence, coding, pairs, free)


def add_up(results: Iterable[SentenceResult]) -> LevelScores:
    """Scores over many sentences."""
    scores = LevelScores()
    for result in results:
        scores.coded += len(result.coding.events)
        for gold, coded in result.pairs:
            scores.gold += 1
            if coded is not None:
                scores.found += 1
                for level, right in judge(result.gold.text, gold, coded).items():
                    scores.right[level] += right
    return scores


def judge(text: str, gold: GoldEvent, coded: Event) -> dict[str, bool]:
    """Whether each level of a coded event is right; reciprocal parties may stand on either side."""
    everyone = (*coded.actors, *coded.recipients)
    reciprocal = not coded.recipients or not coded.actors
    first = coded.attribution[0] if coded.attribution else None
    return {
        "type": coded.type == gold.type,
        "mode": coded.type == gold.type and coded.mode == gold.mode,
        "actor": _same(text, gold.actor, everyone if reciprocal else coded.actors),
        "recipient": _same(text, gold.recipient, everyone if reciprocal else coded.recipients),
        "status": coded.status == gold.status,
        "speaker": _same(text, gold.speaker, (first.speaker,) if first and first.speaker else ()),
        "stance": (first.stance if first else None) == gold.stance,
    }


def _same(text: str, words: str | None, actors: tuple[Actor, ...]) -> bool:
    if words is None:
        return not actors or len(actors) == 1
    spans = list(_spans(text, words))
    return any(
        candidate.overlaps(span)
        for actor in actors
        for candidate in (actor.span, actor.refers_to)
        if candidate is not None
        for span in spans
    )


def _touches(text: str, words: str, trigger: Span) -> bool:
    return any(trigger.start <= span.end + 1 and span.start <= trigger.end + 1 for span in _spans(text, words))


def _spans(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span.of(text, start, start + len(words))
        start = text.find(words, start + 1)
