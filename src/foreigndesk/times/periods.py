"""Calendar arithmetic: intervals of days with the unit they are stated in and their TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foreigndesk.times.time import TimePrecision

FIRST_YEAR, LAST_YEAR = 1000, 2200
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PARTS_OF_MONTH = {"START": (1, 15), "MID": (10, 20), "END": (16, None)}
_PARTS_OF_YEAR = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
_PARTS_OF_WEEK = {"START": (0, 2), "MID": (1, 3), "END": (3, 6)}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """Days ``start`` to ``end``, both included.

    Attributes:
        start: First day.
        end: Last day.
        precision: The unit it is stated in.
        value: TIMEX3 value.
    """

    start: date
    end: date
    precision: TimePrecision
    value: str

    def at(self, clock: str) -> Period:
        """The same days with a time of day in the value: ``2022-05-02TMO``, ``2022-05-02T10:30``."""
        return replace(self, value=f"{self.value}T{clock}")


def day(when: date) -> Period:
    """One day."""
    return Period(when, when, "day", when.isoformat())


def week(when: date) -> Period:
    """The week, Monday to Sunday, that holds the day."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Period(monday, monday + timedelta(days=6), "week", f"{year}-W{number:02d}")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the week that holds the day."""
    whole = week(when)
    return Period(whole.end - timedelta(days=1), whole.end, "day", f"{whole.value}-WE")


def month(year: int, number: int) -> Period:
    """A calendar month."""
    last = monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), "month", f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period:
    """A calendar quarter."""
    first, last = month(year, number * 3 - 2), month(year, number * 3)
    return Period(first.start, last.end, "quarter", f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period:
    """A half of a calendar year."""
    first, last = month(year, number * 6 - 5), month(year, number * 6)
    return Period(first.start, last.end, "season", f"{year:04d}-H{number}")


def season(year: int, code: str) -> Period:
    """A meteorological season of the northern hemisphere; winter begins in December of its year."""
    first = _SEASON_MONTH[code]
    last_year, last = (year + 1, first - 10) if first > 10 else (year, first + 2)
    return Period(date(year, first, 1), month(last_year, last).end, "season", f"{year:04d}-{code}")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04d}")


def decade(first: int) -> Period:
    """Ten years from ``first``."""
    return Period(date(first, 1, 1), date(first + 9, 12, 31), "decade", f"{first // 10}")


def years(first: int, last: int) -> Period:
    """From the first to the last of several years."""
    return Period(date(first, 1, 1), date(last, 12, 31), "year", f"{first:04d}/{last:04d}")


def span(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another, in the finer unit of the two."""
    order: list[TimePrecision] = ["day", "week", "month", "season", "quarter", "year", "decade"]
    precision = min(first.precision, last.precision, key=order.index)
    return Period(first.start, last.end, precision, f"{first.value}/{last.value}")


def add(when: date, unit: str, count: int) -> date:
    """The day ``count`` units away, the last of the month where the day does not exist.

    Raises:
        ValueError: If it falls outside the years that news can speak of.
    """
    if unit in _MONTHS:
        moved = when.year * 12 + when.month - 1 + count * _MONTHS[unit]
        return date(known(moved // 12), moved % 12 + 1, min(when.day, monthrange(moved // 12, moved % 12 + 1)[1]))
    days = {"W": 7, "F": 14}.get(unit, 1) * count
    if abs(days) > 366 * LAST_YEAR:
        raise ValueError("outside the calendar")
    moved_day = date.fromordinal(max(when.toordinal() + days, 1))
    known(moved_day.year)
    return moved_day


def of_unit(when: date, unit: str) -> Period:
    """The calendar unit that holds the day: its day, week, month, quarter, year or decade."""
    if unit in ("W", "F"):
        return week(when)
    if unit == "M":
        return month(when.year, when.month)
    if unit == "Q":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "Y":
        return year(when.year)
    if unit == "E":
        return decade(when.year // 10 * 10)
    if unit == "C":
        return century(when.year // 100 + 1)
    return day(when)


def century(number: int) -> Period:
    """A century by its ordinal: 20 is 1900 to 1999."""
    first = (number - 1) * 100
    known(first)
    return Period(date(first, 1, 1), date(first + 99, 12, 31), "decade", f"{number - 1:02d}")


def known(number: int) -> int:
    """The year itself, if news can speak of it.

    Raises:
        ValueError: If it lies before the year 1000 or after 2200.
    """
    if not FIRST_YEAR <= number < LAST_YEAR:
        raise ValueError(f"year {number} is outside the calendar")
    return number


def part(whole: Period, name: str, published: date | None) -> Period:
    """Early, mid and late parts of a week, month or year; the part of a unit before or after the day of publication.

    Args:
        whole: The month, year or other unit; its precision and value stay.
        name: ``START``, ``MID``, ``END``, ``BEFORE`` or ``AFTER``.
        published: The day of publication.
    """
    year, number = whole.start.year, whole.start.month
    if name in ("BEFORE", "AFTER"):
        if published is None or not whole.start <= published <= whole.end:
            return whole
        return replace(whole, end=published) if name == "BEFORE" else replace(whole, start=published)
    if whole.precision == "week":
        first, last_day = _PARTS_OF_WEEK[name]
        return replace(whole, start=whole.start + timedelta(days=first), end=whole.start + timedelta(days=last_day))
    if whole.precision == "month":
        first, last = _PARTS_OF_MONTH[name]
        return replace(whole, start=date(year, number, first), end=date(year, number, last) if last else whole.end)
    if whole.precision == "year" and whole.end.year == year:
        first, last_month = _PARTS_OF_YEAR[name]
        return replace(whole, start=date(year, first, 1), end=month(year, last_month).end)
    return whole
