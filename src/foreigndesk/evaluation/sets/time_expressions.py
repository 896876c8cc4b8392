"""Time expressions: dated texts with every time expression marked, and its TIMEX3 value or its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Conventions
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport
from foreigndesk.evaluation.matching import around, overlap, pair_up
from foreigndesk.evaluation.metrics import Figure, Tally, f_scores, share
from foreigndesk.offsets import Span
from foreigndesk.times.time import TimeMention

_DATES = ("DATE", "date", "daterange")
_DAY = 10


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A marked expression.

    Attributes:
        span: Its words.
        type: DATE, TIME, DURATION, SET (or the finer types of other sets).
        value: TIMEX3 value.
        days: First days of its readings, where the set gives days instead.
    """

    span: Span
    type: str
    value: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class TimedText:
    """A text with its date and its time expressions."""

    id: str
    text: str
    published: date | None
    expressions: tuple[TimeExpression, ...]
    in_days: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A text with the times found, and each marked expression with the time found at it."""

    item: TimedText
    times: Sequence[TimeMention]
    pairs: Sequence[tuple[TimeExpression, TimeMention | None]]

    def tally(self, is_right: Callable[[TimeExpression, TimeMention], bool]) -> Tally:
        """Expressions found and right by some measure, those marked, those found."""
        right = sum(time is not None and is_right(expression, time) for expression, time in self.pairs)
        return Tally(self.item.id, right, len(self.pairs), len(self.times))


class TimeExpressions(GoldSet[TimedText]):
    """TimeBank, AQUAINT TimeML, and phrases with resolved days."""

    family = "times"
    measures = (
        "End to end, scored as in TempEval-3: F1 of spans, strict (equal) and relaxed (overlapping), "
        "and F1 of those that overlap and have the exact value. Sets that give days: the first day of any reading, of "
        "all and without the constructions that reports do not use (`not_of_reports` in conventions.yaml)."
    )

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A dated text with time expressions."""
        return "timexes" in record and "dct" in record

    def parse(self, record: Mapping[str, Any]) -> Iterator[TimedText]:
        """One item for each text."""
        text, timexes = record["text"], record["timexes"]
        expressions = tuple(
            TimeExpression(Span.of(text, t["start"], t["end"]), t["type"], t["value"], tuple(_days(t)))
            for t in timexes
            if t.get("start") is not None
        )
        in_days = any("resolved" in t for t in timexes)
        published = date.fromisoformat(record["dct"][:_DAY]) if record["dct"] else None
        yield TimedText(str(record["id"]), text, published, expressions, in_days)

    def article(self, item: TimedText) -> Article:
        """The text."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[TimedText], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Spans and values."""
        results = [_result(item, coding) for item, coding in zip(items, codings, strict=True)]
        in_days = bool(items) and items[0].in_days
        return SetReport(
            name,
            self.family,
            f"{sum(len(item.expressions) for item in items):,} expressions in {len(items):,} texts",
            figures=[*(_day_figures(results) if in_days else _value_figures(results)), *_span_figures(results)],
            mistakes=[one for result in results for one in _mistakes(result)],
        )


def _result(item: TimedText, coding: Coding) -> Result:
    times = list(_as_marked(item, coding.times))
    answers = pair_up([[e.span] for e in item.expressions], [time.span for time in times])
    found = (times[answer] if answer is not None else None for answer in answers)
    return Result(item, times, list(zip(item.expressions, found, strict=True)))


def _as_marked(item: TimedText, times: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """The expressions as the set cuts them: the bounds of a range as one where it marks the range as one."""
    for time in times:
        whole = time.whole
        if whole is None or not any(_holds(expression.span, whole.span) for expression in item.expressions):
            yield time
        elif time.first == whole.first:
            yield whole


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _span_figures(results: Sequence[Result]) -> list[Figure]:
    strict = [
        result.tally(lambda e, time: (e.span.start, e.span.end) == (time.span.start, time.span.end))
        for result in results
    ]
    relaxed = [result.tally(lambda e, time: True) for result in results]
    return [*f_scores("spans, relaxed", relaxed), *f_scores("spans, strict", strict)[:1]]


def _value_figures(results: Sequence[Result]) -> list[Figure]:
    hits = [(r.item.id, e, time.value == e.value) for r in results for e, time in r.pairs if time is not None]
    return [
        *f_scores("value", [result.tally(lambda e, time: time.value == e.value) for result in results]),
        share("value, of those found", [(identity, right) for identity, _, right in hits]),
        share("value of dates, of those found", [(identity, right) for identity, e, right in hits if e.type in _DATES]),
    ]


def _day_figures(results: Sequence[Result]) -> list[Figure]:
    conventions = Conventions()
    dated = [
        (conventions.of_reports(e.span.text), (r.item.id, time is not None and time.start in e.days))
        for r in results
        for e, time in r.pairs
        if e.days
    ]
    return [
        share("first day, of dates and ranges of days", [hit for _, hit in dated]),
        share("first day, of those built as in reports", [hit for of_reports, hit in dated if of_reports]),
    ]


def _days(timex: Mapping[str, Any]) -> Iterator[date]:
    """First days of the readings of a date or range of days."""
    if timex["type"] not in _DATES:
        return
    for reading in timex.get("resolved") or ():
        day = reading.get("value") or reading.get("start") or ""
        if len(day) == _DAY and day[:4].isdigit():
            yield date.fromisoformat(day)


def _mistakes(result: Result) -> Iterator[Mistake]:
    item = result.item
    for expression, time in result.pairs:
        words = around(item.text, [expression.span])
        gold = {"text": expression.span.text, "type": expression.type, "value": expression.value}
        if time is None:
            yield Mistake(item.id, "miss", "span", f"{expression.type} not found", words, gold, None)
        elif not _is_right(item, expression, time):
            cause = f"other value of a {expression.type}"
            yield Mistake(item.id, "wrong", "value", cause, words, gold, time.to_dict())
    spans = [expression.span for expression in item.expressions]
    for time in result.times:
        if not overlap([time.span], spans):
            words = around(item.text, [time.span])
            yield Mistake(item.id, "false alarm", "span", "not marked in gold", words, None, time.to_dict())


def _is_right(item: TimedText, expression: TimeExpression, time: TimeMention) -> bool:
    if item.in_days:
        return not expression.days or time.start in expression.days
    return time.value == expression.value
