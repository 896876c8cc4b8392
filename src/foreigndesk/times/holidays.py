"""Resolves holidays: fixed days, the nth weekday of a month, and days counted from Easter."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from foreigndesk.times import periods
from foreigndesk.times.absolute import stated_year
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.periods import Period
from foreigndesk.times.reading import Captured, Reading, anchored

_WEEK = 7


def holiday(captured: Captured, anchor: Anchor) -> Reading:
    """A holiday of the stated year, or of the one that tense and words like "last" point to."""
    rule = str(captured.get("fixed") or captured["holiday"])
    stated = stated_year(captured)
    if stated is None and anchor.published is None:
        return Reading(f"XXXX-{rule}" if rule[:1].isdigit() and "/" not in rule else None)
    if stated is not None:
        day = day_of(rule, stated)
    else:
        assert anchor.published is not None
        day = _nearest_holiday(rule, captured.get("shift", 0), anchor, anchor.published)
    return anchored(_weekend_at(day) if "weekend" in captured else periods.day(day))


def _weekend_at(day: date) -> Period:
    """The weekend next to a holiday: Labor Day, a Monday, ends the weekend before."""
    return periods.weekend(day - timedelta(days=2) if day.weekday() < 2 else day)


def _nearest_holiday(rule: str, shift: int, anchor: Anchor, published: date) -> date:
    around = [day_of(rule, published.year + step) for step in (-1, 0, 1)]
    if shift < 0:
        return max(day for day in around if day < published)
    if shift > 0:
        return min(day for day in around if day > published)
    return min(around, key=anchor.distance)


def day_of(rule: str, year: int) -> date:
    """The day of a holiday in a year.

    Args:
        rule: ``12-25``, ``easter+1`` (days after Easter Sunday) or ``11/3/4`` (month, weekday from 0, which of them;
            -1 the last; ``11/3/4+1`` the day after it).
        year: The year.
    """
    for name, find in (("easter", easter), ("orthodox", orthodox_easter)):
        if rule.startswith(name):
            return find(year) + timedelta(days=int(rule.removeprefix(name) or 0))
    if "/" in rule:
        which, _, later = rule.partition("+")
        return _weekday_of_month(year, *(int(part) for part in which.split("/"))) + timedelta(days=int(later or 0))
    month, day = (int(part) for part in rule.split("-"))
    return date(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the "anonymous" algorithm, Meeus, Astronomical Algorithms, ch. 8)."""
    century = year // 100
    golden = year % 19
    correction = century - century // 4 - (8 * century + 13) // 25
    epact = (19 * golden + correction + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + century // 4) % _WEEK
    offset = full_moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches in the Gregorian calendar, 1900 to 2099 (Meeus, ch. 8: Julian Easter)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % _WEEK) - moon + 34) % _WEEK
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _weekday_of_month(year: int, month: int, weekday: int, which: int) -> date:
    first = date(year, month, 1)
    days = monthrange(year, month)[1]
    of_month = [first + timedelta(days=day) for day in range(days) if (first.weekday() + day) % _WEEK == weekday]
    return of_month[which - 1 if which > 0 else which]
