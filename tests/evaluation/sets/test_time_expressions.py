"""Times: spans strict and relaxed, values, and days where a set gives days."""

from __future__ import annotations

from datetime import date

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.metrics import Figure
from foreigndesk.evaluation.sets.time_expressions import TimedText, TimeExpression, TimeExpressions
from foreigndesk.offsets import Span

TEXT = "The accord was signed on 2 May 2022."


def figures(desk: Desk, expression: TimeExpression, *, in_days: bool = False) -> dict[str, Figure]:
    family = TimeExpressions()
    item = TimedText("1", TEXT, date(2022, 5, 3), (expression,), in_days)
    coding = desk.code_article(family.article(item))
    return {figure.name: figure for figure in family.score("own", [item], [coding], desk).figures}


@pytest.mark.parametrize(
    ("start", "value", "strict", "right"),
    [(25, "2022-05-02", 1.0, 1.0), (27, "2022-05-02", 0.0, 1.0), (25, "2022-05", 1.0, 0.0)],
)
def test_spans_and_values(desk: Desk, start: int, value: str, strict: float, right: float) -> None:
    measured = figures(desk, TimeExpression(Span.of(TEXT, start, 35), "DATE", value, ()))
    assert measured["spans, relaxed F1"].value == 1.0
    assert measured["spans, strict F1"].value == strict
    assert measured["value F1"].value == right


def test_any_reading_in_days_will_do(desk: Desk) -> None:
    days = (date(2021, 5, 2), date(2022, 5, 2))
    measured = figures(desk, TimeExpression(Span.of(TEXT, 25, 35), "date", "XXXX-05-02", days), in_days=True)
    assert measured["first day, of dates and ranges of days"].value == 1.0
    assert "value F1" not in measured
