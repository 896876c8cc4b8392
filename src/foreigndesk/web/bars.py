"""Events over time as stacked bars: counts per day become days, months or years, and those the geometry of an SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, HEIGHT = 720, 150
_MOST = 62
"""Bars that stay readable side by side; more days than this are grouped by month, more months by year."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One rectangle: the events of one quad class in one period."""

    x: float
    y: float
    width: float
    height: float
    quad: int
    count: int


@dataclass(frozen=True, slots=True)
class Period:
    """One column: its label, its days, and its bars from the bottom up."""

    label: str
    start: date
    end: date
    total: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart: what a column is, and the columns."""

    unit: str
    periods: tuple[Period, ...]
    most: int


def timeline(counts: Iterable[tuple[date, int, int]]) -> Timeline:
    """Lay out (day, quad, count) as a chart of ``WIDTH`` by ``HEIGHT``."""
    days = sorted(counts)
    unit = _unit([day for day, _, _ in days])
    grouped: dict[date, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for day, quad, count in days:
        grouped[_first(day, unit)][quad] += count
    starts = list(_periods(min(grouped), max(grouped), unit)) if grouped else []
    most = max((sum(quads.values()) for quads in grouped.values()), default=0)
    columns = [_period(n, start, len(starts), unit, grouped.get(start, {}), most) for n, start in enumerate(starts)]
    return Timeline(unit, tuple(columns), most)


def _unit(days: list[date]) -> str:
    if not days or (days[-1] - days[0]).days < _MOST:
        return "day"
    return "month" if (days[-1] - days[0]).days < _MOST * 30 else "year"


def _first(day: date, unit: str) -> date:
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _following(start: date, unit: str) -> date:
    if unit == "day":
        return start + timedelta(days=1)
    year, month = (start.year + 1, 1) if unit == "year" or start.month == 12 else (start.year, start.month + 1)
    return date(year, month, 1)


def _periods(first: date, last: date, unit: str) -> Iterator[date]:
    while first <= last:
        yield first
        first = _following(first, unit)


def _period(number: int, start: date, columns: int, unit: str, quads: dict[int, int], most: int) -> Period:
    x, width = number * WIDTH / columns, 0.8 * WIDTH / columns
    base, bars = float(HEIGHT), []
    for quad, count in sorted(quads.items()):
        height = HEIGHT * count / most
        base -= height
        bars.append(Bar(round(x, 1), round(base, 1), round(width, 1), round(height, 1), quad, count))
    label = start.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]
    return Period(label, start, _following(start, unit) - timedelta(days=1), sum(quads.values()), tuple(bars))
