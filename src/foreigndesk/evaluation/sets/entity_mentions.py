"""Mentions in an article: whole texts in which every mention says which others are of the same, and what pronouns
stand for there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from foreigndesk.actors.actor import Actor
from foreigndesk.actors.pronouns import PronounWord
from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport, kind_of
from foreigndesk.evaluation.matching import around, likeness_of
from foreigndesk.evaluation.metrics import share
from foreigndesk.offsets import Span

_KEYS = frozenset(("doc", "genre", "mentions"))
_ACTING = frozenset(("person", "organization", "place"))
"""Types of entities that can be an actor; what stands for another thing or for an event should stay unresolved."""
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A marked mention: its words, the kind of thing it means, and a key shared by all mentions of the same."""

    span: Span
    type: str
    cluster: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A whole text with its mentions in reading order."""

    id: str
    text: str
    published: date | None
    mentions: tuple[GoldMention, ...]

    def antecedents(self, mention: GoldMention) -> list[GoldMention]:
        """The mentions of the same before it."""
        before = (m for m in self.mentions if m.span.start < mention.span.start and m.cluster == mention.cluster)
        return [one for one in before if one.span.end <= mention.span.start]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pronoun of a text, the mentions it may stand for, and the mention it was found to stand for."""

    item: MarkedText
    pronoun: GoldMention
    antecedents: list[GoldMention]
    found: Span | None

    @property
    def acting(self) -> bool:
        """Whether it stands for somebody who can be an actor, named before."""
        return self.pronoun.type in _ACTING and bool(self.antecedents)

    @property
    def right(self) -> bool:
        """Whether what was found is most like a mention of the same; for anything else, whether nothing was."""
        if not self.acting or self.found is None:
            return not self.acting and self.found is None
        return _nearest(self.item, self.found) == self.pronoun.cluster


class EntityMentions(GoldSet[MarkedText]):
    """GUM's texts, or texts in their form: one record a sentence, nested mentions with coreference."""

    family = "mentions in an article"
    measures = (
        "What each pronoun of the third person stands for: of those for a person, body or place named before, the "
        "share that is traced to a mention of the same; of those for things and events, the share left unresolved."
    )

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A sentence of a document of some genre, with mentions."""
        return record.keys() >= _KEYS

    def read(self, path: Path) -> list[MarkedText]:
        """The texts of a file, each put together from its sentences, which follow each other."""
        return [_joined(list(group)) for _, group in groupby(super().read(path), key=lambda one: one.id)]

    def parse(self, record: Mapping[str, Any]) -> Iterator[MarkedText]:
        """A text of one sentence."""
        text, at = record["text"], _offsets(record["text"], record["tokens"])
        mentions = tuple(
            GoldMention(Span.of(text, at[m["start"]][0], at[m["end"] - 1][1]), m["type"], str(m["cluster"]))
            for m in record["mentions"]
        )
        published = date.fromisoformat(record["date"][:10]) if record.get("date") else None
        yield MarkedText(str(record["doc"]), text, published, mentions)

    def article(self, item: MarkedText) -> Article:
        """The text, each of its sentences a paragraph."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[MarkedText], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Pronouns."""
        words = desk.actors.knowledge.pronouns
        judged = [one for item, coding in zip(items, codings, strict=True) for one in _judge(item, coding, words)]
        acting = [one for one in judged if one.acting]
        resolved = [one for one in judged if one.found is not None]
        return SetReport(
            name,
            self.family,
            f"{len(judged):,} pronouns in {len(items):,} texts",
            figures=[
                share("pronoun antecedent", [(one.item.id, one.right) for one in acting]),
                share("pronouns resolved, and rightly", [(one.item.id, one.right) for one in resolved]),
                share("pronouns for other things left open", [(o.item.id, o.right) for o in judged if not o.acting]),
            ],
            mistakes=[_mistake(one) for one in judged if not one.right],
        )


def _joined(sentences: Sequence[MarkedText]) -> MarkedText:
    text = _BREAK.join(sentence.text for sentence in sentences)
    mentions, start = [], 0
    for sentence in sentences:
        for mention in sentence.mentions:
            span = Span.of(text, start + mention.span.start, start + mention.span.end)
            mentions.append(GoldMention(span, mention.type, mention.cluster))
        start += len(sentence.text) + len(_BREAK)
    mentions.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return MarkedText(sentences[0].id, text, sentences[0].published, tuple(mentions))


def _offsets(text: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Where each token stands in the text.

    Raises:
        ValueError: If a token is not there.
    """
    places, at = [], 0
    for token in tokens:
        start = text.index(token, at)
        at = start + len(token)
        places.append((start, at))
    return places


def _judge(item: MarkedText, coding: Coding, words: Mapping[str, PronounWord]) -> Iterator[Judgement]:
    actors: dict[tuple[int, int], Actor] = {(actor.span.start, actor.span.end): actor for actor in coding.actors}
    for mention in item.mentions:
        word = words.get(mention.span.text.lower())
        if word is not None and not word.speech:
            actor = actors.get((mention.span.start, mention.span.end))
            found = actor.refers_to if actor is not None else None
            yield Judgement(item, mention, item.antecedents(mention), found)


def _nearest(item: MarkedText, found: Span) -> str | None:
    """The key of the mention most like some words; the latest of several."""
    ranked = [(likeness_of([mention.span], found), mention.span.start, mention.cluster) for mention in item.mentions]
    likeness, _, cluster = max(ranked, default=(0.0, 0, None))
    return cluster if likeness > 0 else None


def _mistake(judged: Judgement) -> Mistake:
    gold = [mention.span.text for mention in judged.antecedents[-3:]] if judged.acting else None
    if not judged.acting:
        cause = "stands for no actor"
    else:
        cause = "left unresolved" if judged.found is None else "other antecedent"
    kind = "false alarm" if gold is None else kind_of(judged.found)
    words = around(judged.item.text, [judged.pronoun.span])
    return Mistake(judged.item.id, kind, "pronoun", cause, words, gold, judged.found and judged.found.text)
