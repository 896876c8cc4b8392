"""Finds the time expressions of a parsed article and resolves them against its publication date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from foreigndesk.knowledge.files import knowledge_dir
from foreigndesk.language.document import Document, Sentence
from foreigndesk.times.anchors import Anchor, Story
from foreigndesk.times.bounds import RangeReader, period_of
from foreigndesk.times.event_time import EventTimes
from foreigndesk.times.grammar import Match, TimePatterns
from foreigndesk.times.periods import Period
from foreigndesk.times.plausible import Plausibility
from foreigndesk.times.reading import Reading
from foreigndesk.times.readings import read
from foreigndesk.times.tense import TenseReader
from foreigndesk.times.time import TimeMention
from foreigndesk.times.words import Option, TimeWords

_LONG = ("month", "season", "quarter", "year", "decade")
Relation = Literal["at", "since", "until"]


class TimeResolver:
    """Resolves the times of documents; keeps nothing between them. ``of_events`` picks those of their events.

    Args:
        folder: Folder of ``words.yaml``, ``patterns.yaml`` and ``tense.yaml``; the package's own if left out.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or knowledge_dir() / "times"
        self._patterns = TimePatterns(folder / "patterns.yaml")
        self._words = TimeWords(folder / "words.yaml", self._patterns.literals)
        self._plausible = Plausibility(self._words.raw)
        self._tense = TenseReader(folder / "tense.yaml")
        self.of_events = EventTimes(self._words.raw["of_events"])
        relations: dict[Relation, list[str]] = self._words.raw["relations"]
        self._relations: dict[str, Relation] = {word: kind for kind, words in relations.items() for word in words}
        self._beyond_words = frozenset(self._words.raw["beyond"])
        self._ranges = RangeReader(self._words.raw["ranges"])

    def resolve(self, document: Document) -> list[TimeMention]:
        """All time expressions in order; those that cannot be anchored have no days."""
        mentions: list[TimeMention] = []
        story = Story()
        for sentence in document.sentences:
            found = self._in_sentence(document, sentence, story)
            mentions.extend(found)
            for mention in found:
                story = story.after(period_of(mention))
        return mentions

    def _in_sentence(self, document: Document, sentence: Sentence, story: Story) -> list[TimeMention]:
        options = self._words.options(sentence)
        mentions: list[TimeMention] = []
        token = 0
        while token < len(options):
            if not options[token]:
                token += 1
                continue
            mention = self._at(document, sentence, options, token, story)
            if mention is None:
                token += 1
                continue
            mentions.append(mention)
            story = story.after(period_of(mention))
            token = mention.last + 1
        return self._ranges.bind(sentence, mentions, document.article.published)

    def _at(
        self,
        document: Document,
        sentence: Sentence,
        options: list[tuple[Option, ...]],
        token: int,
        story: Story,
    ) -> TimeMention | None:
        """The longest plausible expression that begins at the token."""
        for match in self._patterns.matches(options, token):
            if not self._plausible.allows(sentence, match):
                continue
            head = _head(sentence, match.first, match.last)
            tense = self._tense.of(sentence, head, match.first)
            anchor = Anchor(document.article.published, tense, story, sentence.in_title)
            part = self._words.modifier(sentence.lower[match.first])
            reading = read(match.make, {"mod": part, **match.captured} if part else match.captured, anchor)
            if reading is not None:
                return self._mention(sentence, match, head, reading)
        return None

    def _mention(self, sentence: Sentence, match: Match, head: int, reading: Reading) -> TimeMention:
        period = self._beyond(sentence, match.first, reading.period)
        return TimeMention(
            span=sentence.span_of(match.first, match.last),
            sentence=sentence.index,
            head=head,
            first=match.first,
            last=match.last,
            value=reading.value,
            start=period.start if period else None,
            end=period.end if period else None,
            precision=period.precision if period else None,
            relation=self._relation(sentence, match.first),
        )

    def _beyond(self, sentence: Sentence, first: int, period: Period | None) -> Period | None:
        """After 2016: from the day on which it is over."""
        if period is None or period.precision not in _LONG or not first:
            return period
        if sentence.lower[first - 1] not in self._beyond_words or period.end == date.max:
            return period
        day = period.end + timedelta(days=1)
        return replace(period, start=day, end=day)

    def _relation(self, sentence: Sentence, first: int) -> Relation:
        return self._relations.get(sentence.lower[first - 1], "at") if first else "at"


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The token of the expression whose own head lies outside of it."""
    return max(sentence.tops(first, last), default=last)
