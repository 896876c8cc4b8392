"""Resolves days and weeks by their place in a longer period: the last week of July, the week of 10 April."""

from __future__ import annotations

from datetime import date, timedelta

from foreigndesk.times import periods
from foreigndesk.times.absolute import day_if_any, full_date, month
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.periods import Period
from foreigndesk.times.reading import FUTURE, PRESENT, Captured, Reading, anchored


def weekday_day(captured: Captured, anchor: Anchor) -> Reading:
    """Tuesday the 13th: the nearest month in which the day falls on that weekday."""
    number = captured["dayth"]
    if anchor.published is None:
        return Reading(f"XXXX-XX-{number:02d}")
    around = (periods.add(anchor.published.replace(day=1), "M", step) for step in range(-12, 13))
    days = (day_if_any(month.year, month.month, number) for month in around)
    fitting = [day for day in days if day is not None and day.weekday() == captured["weekday"]]
    return anchored(periods.day(min(fitting, key=anchor.distance)))


def week_of(captured: Captured, anchor: Anchor) -> Reading:
    """The week of 10 April."""
    day = full_date(captured, anchor).period
    return anchored(periods.week(day.start) if day else None)


def weekend_of(captured: Captured, anchor: Anchor) -> Reading:
    """The weekend of 7 May."""
    day = full_date(captured, anchor).period
    return anchored(periods.weekend(day.start) if day else None)


def rest_of(captured: Captured, anchor: Anchor) -> Reading:
    """The rest of the week: from publication on."""
    whole = anchor.unit(captured["unit"], 0)
    return anchored(periods.part(whole, "AFTER", anchor.published) if whole else None, FUTURE)


def turn_of_year(captured: Captured, anchor: Anchor) -> Reading:
    """The turn of the year nearest to publication: from mid-December to mid-January."""
    if anchor.published is None:
        return Reading(None)
    year = anchor.published.year + (anchor.published.month > 6 and anchor.ahead)
    value = f"{year - 1}-12/{year}-01"
    return anchored(Period(date(year - 1, 12, 16), date(year, 1, 15), "month", value))


def to_date(captured: Captured, anchor: Anchor) -> Reading:
    """The year to date."""
    whole = anchor.unit(captured["unit"], 0)
    return anchored(periods.part(whole, "BEFORE", anchor.published) if whole else None, PRESENT)


def half_month(captured: Captured, anchor: Anchor) -> Reading:
    """The first half of May."""
    reading = month(captured, anchor)
    name = "START" if captured["halfth"] == 1 else "END"
    return Reading(reading.value, periods.part(reading.period, name, None)) if reading.period else reading


def part_of_unit(captured: Captured, anchor: Anchor) -> Reading:
    """The last week of July, the third month of 2021: weeks belong where their Thursday lies (ISO 8601)."""
    outer = _outer(captured, anchor)
    if outer is None:
        return Reading(None)
    unit, ordinal = captured["unit"], captured["ordinal"]
    if unit not in ("D", "W", "M", "Q") or ordinal == 0:
        raise ValueError("no part of it")
    origin = outer.start if ordinal > 0 else outer.end
    if unit == "W":
        origin = _thursday(origin, 1 if ordinal > 0 else -1)
    found = periods.of_unit(periods.add(origin, unit, ordinal - 1 if ordinal > 0 else ordinal + 1), unit)
    if not (found.start <= outer.end and outer.start <= found.end):
        raise ValueError("outside of it")
    return anchored(_several(found, captured.get("num", 1), ordinal))


def _several(found: Period, count: int, ordinal: int) -> Period:
    """The first two weeks, the last four months: the unit and those beside it."""
    if count == 1:
        return found
    if abs(ordinal) != 1:
        raise ValueError("which of them?")
    unit = {"week": "W", "month": "M", "quarter": "Q"}.get(found.precision, "D")
    other = periods.of_unit(periods.add(found.start, unit, (count - 1) * ordinal), unit)
    return periods.span(*sorted((found, other), key=lambda one: one.start))


def _outer(captured: Captured, anchor: Anchor) -> Period | None:
    if "month" in captured:
        return month(captured, anchor).period
    if "year" in captured:
        return periods.year(periods.known(captured["year"]))
    return anchor.unit(captured["outer"], captured.get("outershift", 0))


def _thursday(day: date, step: int) -> date:
    while day.weekday() != 3:
        day += timedelta(days=step)
    return day
