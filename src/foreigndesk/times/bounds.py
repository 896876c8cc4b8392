"""Binds two time expressions that bound a range: from Monday to Thursday, 2014 through May 2018."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from foreigndesk.language.document import Sentence
from foreigndesk.times import periods
from foreigndesk.times.periods import Period
from foreigndesk.times.reading import PRESENT
from foreigndesk.times.time import TimeMention

_WEEK, _NONE = timedelta(days=7), timedelta(0)


class RangeReader:
    """Finds the bounds of ranges among the expressions of a sentence.

    Args:
        words: ``open`` before the first, ``between`` the two, and ``closing``, those between that need no opening.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._open = frozenset(words["open"])
        self._between = frozenset(words["between"])
        self._closing = frozenset(words["closing"])

    def bind(self, sentence: Sentence, mentions: list[TimeMention], published: date | None) -> list[TimeMention]:
        """The expressions; the two bounds of a range each know the whole of it, which is what dates an event."""
        bound: list[TimeMention] = []
        for mention in mentions:
            first = self._start(sentence, bound[-1], mention, published) if bound else None
            if first is None:
                bound.append(mention)
                continue
            whole = _whole(sentence, first, mention)
            bound[-1:] = [replace(first, whole=whole), replace(mention, whole=whole)]
        return bound

    def _start(
        self, sentence: Sentence, first: TimeMention, second: TimeMention, published: date | None
    ) -> TimeMention | None:
        """The first of the two, if they bound a range; a past weekday that came out later goes a week back."""
        if not self._are_bounds(sentence, first, second):
            return None
        if first.value == PRESENT and published is not None:
            first = replace(first, start=published, end=published, precision="day")
        start, end = period_of(first), period_of(second)
        if start is None or end is None:
            return None
        if start.precision == end.precision == "day" and _WEEK > start.start - end.end > _NONE:
            earlier = periods.day(start.start - _WEEK)
            return replace(first, start=earlier.start, end=earlier.end, value=earlier.value)
        return first if start.start < end.end else None

    def _are_bounds(self, sentence: Sentence, first: TimeMention, second: TimeMention) -> bool:
        if second.first != first.last + 2 or first.whole is not None:
            return False
        between = sentence.lower[first.last + 1]
        opened = first.first > 0 and sentence.lower[first.first - 1] in self._open
        return between in self._closing or (between in self._between and opened)


def period_of(mention: TimeMention) -> Period | None:
    """The days of an expression, if it has any."""
    if mention.start is None or mention.end is None or mention.precision is None:
        return None
    return Period(mention.start, mention.end, mention.precision, mention.value or "")


def _whole(sentence: Sentence, first: TimeMention, second: TimeMention) -> TimeMention:
    start, end = period_of(first), period_of(second)
    assert start is not None
    assert end is not None
    whole = periods.span(start, end)
    return replace(
        first,
        span=sentence.span_of(first.first, second.last),
        last=second.last,
        value=whole.value,
        end=whole.end,
        precision=whole.precision,
        relation="at",
    )
