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
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, SetReport, mistake
from foreigndesk.evaluation.matching import named, touches
from foreigndesk.evaluation.metrics import Outcome, share
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
            events += [self._event(event, sentence["words"], span) for event in sentence["events"] if event["type"] in self._types]
        published = date.fromisoformat(record["date"][:10]) if record.get("date") else None
        yield AceDocument(str(record["id"]), text.rstrip("\n"), published, tuple(events))

    def _event(self, event: Mapping[str, Any], words: Sequence[str], sentence: Span) -> AceEvent:
        at = _word_spans(sentence, words)
        trigger = _stretch(at, event["trigger"], sentence)
        args = tuple((arg["role"], _stretch(at, arg, sentence)) for arg in event["args"])
        return AceEvent(event["type"], sentence, trigger, args)

    def article(self, item: AceDocument) -> Article:
        """The whole article."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[AceDocument], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Recall by ACE type, and arguments."""
        report = SetReport(name, self.family, f"{sum(len(item.events) for item in items):,} triggers")
        in_sentence, reduced, at_trigger, arguments, outcomes = [], [], [], [], []
        for item, coding in zip(items, codings, strict=True):
            for gold in item.events:
                near = [event for event in coding.events if event.trigger.overlaps(gold.sentence)]
                rule = self._types[gold.type]
                right = [event for event in near if event.type in rule["types"]]
                here = [event for event in near if touches([gold.trigger], event.trigger)]
                exact = next((event for event in right if event in here), None)
                also = any(event.type in rule["reduced"] for event in here)
                in_sentence.append((item.id, bool(right)))
                reduced.append((item.id, bool(right) or also))
                at_trigger.append((item.id, exact is not None))
                outcomes.append(Outcome(gold.type, gold.type if right else _first_type(here), item.id))
                if right:
                    arguments += [(item.id, hit) for hit in self._arguments(gold, exact or right[0])]
                else:
                    why = "wrong type" if here else "other acts coded only" if near else "nothing found"
                    why = "turned down" if not here and _turned_down(gold, coding) else why
                    report.mistakes.append(
                        mistake(item.id, "miss", gold.type, why, coding, gold.trigger.text, [e.type for e in near], gold.sentence.text)
                    )
        report.figures = [
            share("corresponding type in the sentence", in_sentence),
            share("corresponding type in the sentence, or as reduced at the trigger", reduced),
            share("corresponding type at the trigger", at_trigger),
            *(
                share(f"{ace_type} in the sentence", [(o.cluster, o.gold == o.found) for o in outcomes if o.gold == ace_type])
                for ace_type in self._types
            ),
            share("arguments among the parties of the event", arguments),
        ]
        report.tables = [LabelTable("ACE types (recall; what stood at the trigger instead)", outcomes)]
        return report

    def _arguments(self, gold: AceEvent, event: Event) -> Iterator[bool]:
        sides = {"actor": event.actors, "recipient": event.recipients, "either": (*event.actors, *event.recipients)}
        for role, span in gold.args:
            side = self._types[gold.type]["sides"].get(role)
            if side:
                actors = sides["either"] if not event.recipients else sides[side]
                yield named(actors, [span])


def _turned_down(gold: AceEvent, coding: Coding) -> bool:
    return any(touches([gold.trigger], rejection.trigger) for rejection in coding.rejected)


def _first_type(events: Sequence[Event]) -> str | None:
    return events[0].type if events else None


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
