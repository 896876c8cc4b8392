"""Runs the codebook's own examples: every frame must code its examples and leave its counter-examples alone, and
still code the labelled events that are attached to it.

Frames are tested by themselves: give a desk without a reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foreigndesk.actors.actor import Actor
from foreigndesk.article import Article
from foreigndesk.codebook.frames import NO_EVENT, Example, Frame
from foreigndesk.codebook.labelled import LabelledEvent, LabelledSentence
from foreigndesk.codebook.reductions import Reduction
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.matching import occurrences, overlap
from foreigndesk.offsets import Span


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that is not coded as its frame says.

    Attributes:
        frame: Frame id, or the name of a reduction.
        example: The example.
        problem: What came out instead.
    """

    frame: str
    example: Example
    problem: str


def check_examples(desk: Desk, frames: Iterable[Frame]) -> Iterator[Failure]:
    """Code every example and counter-example of the frames and yield those that fail."""
    cases = [(frame, example, False) for frame in frames for example in frame.examples]
    cases += [(frame, example, True) for frame in frames for example in frame.counters]
    codings = desk.code_articles(Article(text=example.text) for _, example, _ in cases)
    for (frame, example, is_counter), coding in zip(cases, codings, strict=True):
        problem = _problem_of_counter(frame, example, coding) if is_counter else _problem(frame, example, coding)
        if problem:
            yield Failure(frame.id, example, problem)


def check_reductions(desk: Desk, rules: Iterable[Reduction]) -> Iterator[Failure]:
    """Code the examples of the reductions and yield those that fail; what a reader hears needs a desk with one."""
    cases = [(rule, example) for rule in rules for example in rule.examples]
    codings = desk.code_articles(Article(text=example.text) for _, example in cases)
    for (rule, example), coding in zip(cases, codings, strict=True):
        problem = _found_as(example, coding)
        if problem:
            yield Failure(rule.name, example, problem)


def check_labelled(desk: Desk, sentences: Iterable[LabelledSentence]) -> Iterator[Failure]:
    """Code the labelled sentences and yield the attached events that their frame does not code so any more."""
    attached = [sentence for sentence in sentences if any(event.frame for event in sentence.events)]
    codings = desk.code_articles(Article(text=sentence.text) for sentence in attached)
    for sentence, coding in zip(attached, codings, strict=True):
        for event in sentence.events:
            if event.frame and event.frame not in frames_coding(sentence, event, coding):
                example = Example(sentence.text, event.trigger, event.actor, event.recipient, event.type, event.mode)
                found = ", ".join(_label(e) for e in _at(example, coding.events)) or "nothing"
                yield Failure(event.frame, example, f"{sentence.id}: {event.type}.{event.mode} wanted, {found} coded")


def frames_coding(sentence: LabelledSentence, event: LabelledEvent, coding: Coding) -> list[str]:
    """Ids of the frames that code a labelled event as it is labelled: type and mode, at its trigger."""
    spans = list(occurrences(sentence.text, event.trigger))
    return [
        found.rule
        for found in coding.events
        if (found.type, found.mode) == (event.type, event.mode) and overlap([found.trigger], spans)
    ]


def _problem(frame: Frame, example: Example, coding: Coding) -> str | None:
    if example.type == NO_EVENT:
        at = _at(example, coding.events)
        return f"coded as {_label(at[0])} by {at[0].rule}" if at else None
    return _found_as(example, coding)


def _found_as(example: Example, coding: Coding) -> str | None:
    found = _at(example, coding.events)
    if not found:
        reasons = [r.reason for r in coding.rejected if _touches(r.trigger, example)]
        return "no event at the trigger" + (f" ({reasons[0]})" if reasons else "")
    problems = [_mismatch(example, event) for event in found]
    return None if None in problems else problems[0]


def _problem_of_counter(frame: Frame, example: Example, coding: Coding) -> str | None:
    found = [event for event in _at(example, coding.events) if event.type == frame.type]
    if example.type:
        found = _at(example, coding.events)
        if not any(event.type == example.type for event in found):
            return f"expected {example.type}, found {', '.join(map(_label, found)) or 'nothing'}"
        return None
    return f"coded as {_label(found[0])} by {found[0].rule}" if found else None


def _mismatch(example: Example, event: Event) -> str | None:
    if (event.type, event.mode) != (example.type, example.mode):
        return f"coded as {_label(event)} by {event.rule}, not {example.type}.{example.mode}"
    if example.status and event.status != example.status:
        return f"status {event.status}, not {example.status}"
    if example.cameo and event.cameo != example.cameo:
        return f"CAMEO {event.cameo}, not {example.cameo}"
    if example.actor and not _names(example, example.actor, event.actors):
        return f"actors {_texts(event.actors)}, not {example.actor!r}"
    if example.recipient and not _names(example, example.recipient, event.recipients):
        return f"recipients {_texts(event.recipients)}, not {example.recipient!r}"
    return None


def _at(example: Example, events: tuple[Event, ...]) -> list[Event]:
    return [event for event in events if _touches(event.trigger, example)]


def _touches(trigger: Span, example: Example) -> bool:
    return any(trigger.overlaps(span) for span in _occurrences(example.text, example.trigger))


def _names(example: Example, words: str, actors: tuple[Actor, ...]) -> bool:
    spans = list(_occurrences(example.text, words))
    return any(
        candidate.overlaps(span)
        for actor in actors
        for candidate in (actor.span, actor.refers_to)
        if candidate
        for span in spans
    )


def _occurrences(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span.of(text, start, start + len(words))
        start = text.find(words, start + 1)


def _label(event: Event) -> str:
    return f"{event.type}.{event.mode}" if event.mode else event.type


def _texts(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.span.text for actor in actors]
