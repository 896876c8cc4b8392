"""Matching: where gold words stand in a text, and whether coded spans and actors answer to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foreigndesk.actors.actor import Actor
from foreigndesk.offsets import Span

_AROUND = 60


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Where words stand in a text as whole words ("he" does not stand in "the")."""
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if not (_joins(text, start) or _joins(text, end)):
            yield Span.of(text, start, end)
        start = text.find(words, start + 1)


def _joins(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def all_occurrences(text: str, parts: Iterable[str]) -> list[Span]:
    """Where any of several words stand in a text."""
    return [span for words in parts for span in occurrences(text, words)]


def overlap(ones: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether any span of one side shares a letter with any of the other."""
    return any(one.overlaps(other) for one in ones for other in others)


def touches(ones: Iterable[Span], other: Span) -> bool:
    """Whether a span overlaps one of several or stands beside it, at most one letter away."""
    return any(other.start <= one.end + 1 and one.start <= other.end + 1 for one in ones)


def spans_of(actors: Iterable[Actor]) -> Iterator[Span]:
    """The mentions of actors, and the fuller mentions that they stand for."""
    for actor in actors:
        yield actor.span
        if actor.refers_to is not None:
            yield actor.refers_to


def named(actors: Iterable[Actor], gold: Sequence[Span]) -> bool:
    """Whether one of the actors is named by the gold words."""
    return overlap(spans_of(actors), gold)


def pair_up(gold: Sequence[Sequence[Span]], found: Sequence[Span]) -> list[int | None]:
    """For each gold item (of one or more spans), the found span that is most like it; each is taken once."""
    ranked = sorted(
        (
            (likeness, -number, -place)
            for number, spans in enumerate(gold)
            for place, span in enumerate(found)
            if (likeness := likeness_of(spans, span)) > 0
        ),
        reverse=True,
    )
    answers: list[int | None] = [None] * len(gold)
    taken: set[int] = set()
    for _, number, place in ranked:
        if answers[-number] is None and -place not in taken:
            answers[-number] = -place
            taken.add(-place)
    return answers


def likeness_of(gold: Sequence[Span], found: Span) -> float:
    """Letters in common as a share of the letters that either has (Jaccard), 0 … 1."""
    common = sum(max(0, min(found.end, one.end) - max(found.start, one.start)) for one in gold)
    size = sum(one.end - one.start for one in gold) + found.end - found.start
    return common / (size - common) if common else 0.0


def around(text: str, spans: Sequence[Span]) -> str:
    """The words of spans with some of what stands around them, for lists of mistakes."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return text[max(0, start - _AROUND) : end + _AROUND]
