"""Time expressions: dated texts with every time expression marked, and its TIMEX3 value or its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport
from foreigndesk.evaluation.matching import overlap, pair_up
from foreigndesk.evaluation.metrics import Figure, Tally, f_scores, share
from foreigndesk.offsets import Span
from foreigndesk.times.time import TimeMention

_DATES = ("DATE", "date", "daterange")
_DAY = 10
_AROUND = 60


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


class TimeExpressions(GoldSet[TimedText]):
    """TimeBank, AQUAINT TimeML, and phrases with resolved days."""

    family = "times"
    measures = (
        "Time expressions end to end, as TempEval-3 scores them: F1 of spans, strict (equal) and relaxed (overlapping), "
        "and F1 of those that overlap and have the exact value. Sets that give days: the first day of any reading."
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
        count = sum(len(item.expressions) for item in items)
        report = SetReport(name, self.family, f"{count:,} expressions in {len(items):,} texts")
        strict, relaxed, valued, values, dates, days = [], [], [], [], [], []
        for item, coding in zip(items, codings, strict=True):
            times = coding.times
            answers = pair_up([[e.span] for e in item.expressions], [time.span for time in times])
            pairs = [(e, times[a] if a is not None else None) for e, a in zip(item.expressions, answers, strict=True)]
            hits = [(e, time) for e, time in pairs if time is not None]
            right = [(e, time) for e, time in hits if time.value == e.value]
            sizes = (len(pairs), len(times))
            strict.append(Tally(item.id, sum(_same(e.span, time.span) for e, time in hits), *sizes))
            relaxed.append(Tally(item.id, len(hits), *sizes))
            valued.append(Tally(item.id, len(right), *sizes))
            values += [(item.id, time.value == e.value) for e, time in hits]
            dates += [(item.id, time.value == e.value) for e, time in hits if e.type in _DATES]
            days += [(item.id, time is not None and time.start in e.days) for e, time in pairs if e.days]
            report.mistakes += _mistakes(item, pairs, times)
        spans = [*f_scores("spans, relaxed", relaxed), *f_scores("spans, strict", strict)[:1]]
        exact = [*f_scores("value", valued), share("value, of those found", values), share("value of dates, of those found", dates)]
        report.figures = [*_in_days(days), *spans] if items and items[0].in_days else [*exact, *spans]
        return report


def _in_days(days: Sequence[tuple[str, bool]]) -> list[Figure]:
    return [share("first day, of dates and ranges of days", days)]


def _days(timex: Mapping[str, Any]) -> Iterator[date]:
    """First days of the readings of a date or range of days."""
    if timex["type"] not in _DATES:
        return
    for reading in timex.get("resolved") or ():
        day = reading.get("value") or reading.get("start") or ""
        if len(day) == _DAY and day[:4].isdigit():
            yield date.fromisoformat(day)


def _same(one: Span, other: Span) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _mistakes(
    item: TimedText, pairs: Sequence[tuple[TimeExpression, TimeMention | None]], times: Sequence[TimeMention]
) -> Iterator[Mistake]:
    for expression, time in pairs:
        words = _around(item.text, expression.span)
        gold = {"text": expression.span.text, "type": expression.type, "value": expression.value}
        wrong = time is not None and (time.start not in expression.days if item.in_days else time.value != expression.value)
        if time is None:
            yield Mistake(item.id, "miss", "span", f"{expression.type} not found", words, gold, None)
        elif wrong and (expression.days or not item.in_days):
            yield Mistake(item.id, "wrong", "value", f"other value of a {expression.type}", words, gold, time.to_dict())
    spans = [expression.span for expression in item.expressions]
    for time in times:
        if not overlap([time.span], spans):
            cause = "expression not marked in gold"
            yield Mistake(item.id, "false alarm", "span", cause, _around(item.text, time.span), None, time.to_dict())


def _around(text: str, span: Span) -> str:
    return text[max(0, span.start - _AROUND) : span.end + _AROUND]
