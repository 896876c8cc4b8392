"""Counts per day become columns of days, months or years that fill the chart and leave no gap in time."""

from __future__ import annotations

from datetime import date

import pytest

from foreigndesk.web.bars import HEIGHT, WIDTH, timeline


@pytest.mark.parametrize(
    ("last", "unit", "columns"),
    [(date(2022, 1, 10), "day", 10), (date(2022, 12, 31), "month", 12), (date(2031, 1, 1), "year", 10)],
)
def test_unit_follows_the_span(last: date, unit: str, columns: int) -> None:
    chart = timeline([(date(2022, 1, 1), 4, 3), (last, 1, 1)])
    assert (chart.unit, len(chart.periods)) == (unit, columns)
    assert chart.periods[0].end < chart.periods[1].start


def test_bars_stack_within_the_chart() -> None:
    chart = timeline([(date(2022, 1, 1), 1, 2), (date(2022, 1, 1), 4, 3), (date(2022, 1, 2), 3, 1)])
    lower, upper = chart.periods[0].bars
    assert upper.y == 0
    assert lower.y + lower.height == pytest.approx(HEIGHT)
    assert all(bar.x + bar.width <= WIDTH for period in chart.periods for bar in period.bars)


def test_no_events_no_columns() -> None:
    assert timeline([]).periods == ()
