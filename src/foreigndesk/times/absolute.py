"""Resolves dates, months, years and other expressions that name their place in the calendar."""

from __future__ import annotations

from datetime import date

from foreigndesk.times import periods
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.periods import Period
from foreigndesk.times.reading import Captured, Reading, anchored, in_day

_HALF_A_YEAR = 6


def stated_year(captured: Captured) -> int | None:
    if "year" in captured:
        return periods.known(int(captured["year"]))
    if "yy" in captured:
        short = int(captured["yy"])
        return 1900 + short if short >= 40 else 2000 + short
    return None


def year_of_date(captured: Captured, anchor: Anchor, month: int, day: int | None = None) -> int | None:
    stated = stated_year(captured)
    if stated is not None:
        return stated
    if "yearshift" in captured and anchor.published is not None:
        return anchor.published.year + int(captured["yearshift"])
    return anchor.year_of(month, day)


def full_date(captured: Captured, anchor: Anchor) -> Reading:
    if "iso" in captured:
        year, month, number = (int(part) for part in captured["iso"].split("-"))
        return anchored(periods.day(date(periods.known(year), month, number)))
    number = int(captured.get("day") or captured.get("dayth") or 0)
    if "monthshift" in captured:
        return _day_of_shifted(number, captured["monthshift"], anchor)
    if "month" not in captured and "monthnumber" not in captured:
        return day_of_month({"dayth": number}, anchor)
    month = int(captured.get("monthnumber") or captured["month"])
    found = year_of_date(captured, anchor, month, number)
    if found is None:
        date(2000, month, number)  # a day that no month has is refused
        return Reading(f"XXXX-{month:02d}-{number:02d}")
    return in_day(date(found, month, number), captured, None)


def _day_of_shifted(number: int, shift: int, anchor: Anchor) -> Reading:
    """The 15th of next month."""
    whole = anchor.unit("M", shift)
    return anchored(periods.day(whole.start.replace(day=number)) if whole else None)


def fixed(captured: Captured, anchor: Anchor) -> Reading:
    """A day that goes by its date alone (the attacks of 11 September), once it has come."""
    when = date.fromisoformat(captured["fixed"])
    if anchor.published is not None and anchor.published < when:
        raise ValueError("not yet")
    return anchored(periods.day(when))


def era(captured: Captured, anchor: Anchor) -> Reading:
    """World War II, the Cold War."""
    first, last = (date.fromisoformat(day) for day in captured["fixed"].split("/"))
    return anchored(Period(first, last, "year", f"{first.year}/{last.year}"))


def slashed(captured: Captured, anchor: Anchor) -> Reading:
    """Day and month in either order, only where one order is possible."""
    year = stated_year(captured) or 0
    first, second, year = captured.get("slashed") or (captured["first"], captured["second"], year)
    periods.known(year)
    if first == second or second > 12:
        return anchored(periods.day(date(year, first, second)))
    if first > 12:
        return anchored(periods.day(date(year, second, first)))
    raise ValueError("two readings")


def day_of_month(captured: Captured, anchor: Anchor) -> Reading:
    number = int(captured["dayth"])
    if not 1 <= number <= 31:
        raise ValueError("no day of a month")
    if anchor.published is None:
        return Reading(f"XXXX-XX-{number:02d}")
    month = anchor.published.replace(day=1)
    for _ in range(3):
        candidate = day_if_any(month.year, month.month, number)
        if candidate and (anchor.ahead or candidate <= anchor.published):
            return anchored(periods.day(candidate))
        month = periods.add(month, "M", 1 if anchor.ahead else -1)
    return Reading(None)


def day_if_any(year: int, month: int, number: int) -> date | None:
    """The day, unless the month has none of that number."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month(captured: Captured, anchor: Anchor) -> Reading:
    number = captured["month"]
    if "shift" in captured and anchor.published is not None:
        return anchored(_shifted_month(number, captured["shift"], anchor, anchor.published))
    found = year_of_date(captured, anchor, number)
    return anchored(periods.month(found, number)) if found else Reading(f"XXXX-{number:02d}")


def _shifted_month(number: int, shift: int, anchor: Anchor, published: date) -> Period:
    year = published.year
    if shift < 0:
        year -= number >= published.month
    elif shift > 0:
        year += number <= published.month
    elif anchor.tense == "future":
        year += published.month - number > _HALF_A_YEAR
    return periods.month(year, number)


def year_only(captured: Captured, anchor: Anchor) -> Reading:
    return anchored(periods.year(periods.known(captured["year"])))


def decade(captured: Captured, anchor: Anchor) -> Reading:
    first = captured["decade"]
    return anchored(periods.decade(periods.known(first if first >= 100 else 1900 + first)))


def century(captured: Captured, anchor: Anchor) -> Reading:
    return anchored(periods.century(captured["ordinal"]))


def season(captured: Captured, anchor: Anchor) -> Reading:
    return anchored(periods.season(periods.known(captured["year"]), captured["season"]))


def quarter(captured: Captured, anchor: Anchor) -> Reading:
    number = int(captured.get("quarterth") or captured["quarter"])
    stated = stated_year(captured)
    if anchor.published is None and stated is None:
        return Reading(f"XXXX-Q{number}")
    if stated is None and anchor.published is not None:
        stated = anchor.published.year + captured.get("yearshift", 0)
        begun = periods.quarter(stated, number).start <= anchor.published
        if not begun and anchor.tense == "past" and "yearshift" not in captured:
            stated -= 1
    return anchored(periods.quarter(stated or 0, number))


def half(captured: Captured, anchor: Anchor) -> Reading:
    stated = stated_year(captured) or (anchor.published.year if anchor.published else None)
    return anchored(periods.half(stated, captured["halfth"])) if stated else Reading(f"XXXX-H{captured['halfth']}")
