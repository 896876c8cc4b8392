"""ACE events: dated articles in which every event of some ACE types is marked, with trigger and arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Conventions
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport, mistake
from foreigndesk.evaluation.matching import named, touches
from foreigndesk.evaluation.metrics import Figure, Outcome, share
from foreigndesk.offsets import Span

_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class AceEvent:
    """A marked event.

    Attributes:
        type: ACE type, ``Conflict:Attack``.
        sentence: Where its sentence stands.
        trigger: Its trigger.
        args: Role and words of its arguments.
    """

    type: str
    sentence: Span
    trigger: Span
    args: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class AceDocument:
    """An article, its sentences joined as paragraphs, with the events of the types that PLOVER has too."""

    id: str
    text: str
    published: date | None
    events: tuple[AceEvent, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A marked event with the coded events that may answer to it.

    Attributes:
        id: Its article.
        gold: The marked event.
        coding: What was made of the article.
        near: Coded events of its sentence.
        here: Those at its trigger.
        right: Those of a corresponding type, at the trigger first.
    """

    id: str
    gold: AceEvent
    coding: Coding
    near: list[Event]
    here: list[Event]
    right: list[Event]

    @property
    def outcome(self) -> Outcome:
        """The ACE type if a corresponding event is in the sentence, else what stands at the trigger."""
        instead = self.here[0].type if self.here else None
        return Outcome(self.gold.type, self.gold.type if self.right else instead, self.id)


class AceEvents(GoldSet[AceDocument]):
    """M2E2's news articles, or documents in their form."""

    family = "ACE events"
    measures = (
        "For each marked trigger of an attack, a demonstration, a meeting, a call or letter, an arrest: is an event of "
        "the corresponding type coded in the same sentence; at the trigger; and are its arguments among the parties. "
        "Precision cannot be read from these sets: PLOVER has many events that ACE has not."
    )

    def __init__(self) -> None:
        self._types: dict[str, dict[str, Any]] = Conventions().raw["ace"]

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """Sentences of words with events in them."""
        sentences = record.get("sentences") or [{}]
        return isinstance(sentences[0], dict) and {"words", "events"} <= sentences[0].keys()

    def parse(self, record: Mapping[str, Any]) -> Iterator[AceDocument]:
        """One item for each document."""
        text, events = "", []
        for sentence in record["sentences"]:
            words = _with_stop(sentence["text"], sentence["words"])
            start = len(text)
            text += words + _BREAK
            span = Span(start, start + len(words), words)
            known = (event for event in sentence["events"] if event["type"] in self._types)
            events += [_event(event, sentence["words"], span) for event in known]
        published = date.fromisoformat(record["date"][:10]) if record.get("date") else None
        yield AceDocument(str(record["id"]), text.rstrip("\n"), published, tuple(events))

    def article(self, item: AceDocument) -> Article:
        """The whole article."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[AceDocument], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Recall by ACE type, and arguments."""
        answers = [
            self._answer(item, gold, coding)
            for item, coding in zip(items, codings, strict=True)
            for gold in item.events
        ]
        outcomes = [answer.outcome for answer in answers]
        return SetReport(
            name,
            self.family,
            f"{len(answers):,} triggers in {len(items):,} articles",
            figures=self._figures(answers),
            tables=[LabelTable("ACE types", outcomes, recall_only=True)],
            mistakes=[_mistake(answer) for answer in answers if not answer.right],
        )

    def _answer(self, item: AceDocument, gold: AceEvent, coding: Coding) -> Answer:
        near = [event for event in coding.events if event.trigger.overlaps(gold.sentence)]
        here = [event for event in near if touches([gold.trigger], event.trigger)]
        right = [event for event in near if event.type in self._types[gold.type]["types"]]
        return Answer(item.id, gold, coding, near, here, sorted(right, key=lambda event: event not in here))

    def _figures(self, answers: Sequence[Answer]) -> list[Figure]:
        arguments = [(a.id, hit) for a in answers if a.right for hit in self._arguments(a.gold, a.right[0])]
        in_sentence = "corresponding type in the sentence"
        return [
            share(in_sentence, [(a.id, bool(a.right)) for a in answers]),
            share(f"{in_sentence}, or as reduced at the trigger", [(a.id, self._is_reduced(a)) for a in answers]),
            share("corresponding type at the trigger", [(a.id, any(e in a.here for e in a.right)) for a in answers]),
            *(
                share(f"{kind} in the sentence", [(a.id, bool(a.right)) for a in answers if a.gold.type == kind])
                for kind in self._types
            ),
            share("arguments among the parties of the event", arguments),
        ]

    def _is_reduced(self, answer: Answer) -> bool:
        """Whether the event is coded, or as PLOVER reduces plans, threats and refusals."""
        reduced = self._types[answer.gold.type]["reduced"]
        return bool(answer.right) or any(event.type in reduced for event in answer.here)

    def _arguments(self, gold: AceEvent, event: Event) -> Iterator[bool]:
        sides = {"actor": event.actors, "recipient": event.recipients, "either": (*event.actors, *event.recipients)}
        for role, span in gold.args:
            side = self._types[gold.type]["sides"].get(role)
            if side:
                actors = sides["either"] if not event.recipients else sides[side]
                yield named(actors, [span])


def _event(event: Mapping[str, Any], words: Sequence[str], sentence: Span) -> AceEvent:
    at = _word_spans(sentence, words)
    trigger = _stretch(at, event["trigger"], sentence)
    args = tuple((arg["role"], _stretch(at, arg, sentence)) for arg in event["args"])
    return AceEvent(event["type"], sentence, trigger, args)


def _mistake(answer: Answer) -> Mistake:
    gold, found = answer.gold, [event.type for event in answer.near]
    why = _cause(answer)
    return mistake(answer.id, "miss", gold.type, why, answer.coding, gold.trigger.text, found, gold.sentence.text)


def _cause(answer: Answer) -> str:
    if answer.here:
        return "wrong type"
    if any(touches([answer.gold.trigger], rejection.trigger) for rejection in answer.coding.rejected):
        return "turned down"
    return "other acts coded only" if answer.near else "nothing found"


def _with_stop(text: str, words: Sequence[str]) -> str:
    """The sentence with the full stop that its text lacks but its words have."""
    last = words[-1] if words else ""
    return text + last if len(last) == 1 and not last.isalnum() and not text.endswith(last) else text


def _word_spans(sentence: Span, words: Sequence[str]) -> list[Span]:
    """Where the words of a sentence stand in the article."""
    spans, at = [], 0
    for word in words:
        found = sentence.text.find(word, at)
        if found >= 0:
            at = found + len(word)
        start = sentence.start + (found if found >= 0 else at)
        spans.append(Span(start, start + (len(word) if found >= 0 else 0), word if found >= 0 else ""))
    return spans


def _stretch(at: Sequence[Span], words: Mapping[str, Any], sentence: Span) -> Span:
    first, last = at[words["start"]], at[words["end"] - 1]
    return Span(first.start, last.end, sentence.text[first.start - sentence.start : last.end - sentence.start])
