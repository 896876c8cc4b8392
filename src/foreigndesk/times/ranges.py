"""Resolves ranges that one expression states: 3 to 5 May, Feb. 28 to March 1, Jan-Feb 2017, 2014-15."""

from __future__ import annotations

from foreigndesk.times import periods
from foreigndesk.times.absolute import full_date, stated_year, year_of_date
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.reading import Captured, Reading, anchored


def days(captured: Captured, anchor: Anchor) -> Reading:
    first = full_date(captured, anchor)
    second = {**captured, "day": captured["lastday"]}
    last = full_date(second, anchor)
    if first.period is None or last.period is None:
        return Reading(f"{first.value}/{last.value}")
    if last.period.start <= first.period.start:
        raise ValueError("days out of order")
    return anchored(periods.span(first.period, last.period))


def years(captured: Captured, anchor: Anchor) -> Reading:
    year, short = captured.get("yearpair") or (captured["year"], captured.get("yy", 0))
    first = periods.known(year)
    last = captured.get("lastyear", first // 100 * 100 + short)
    if not first < last < first + 60:
        raise ValueError("not a range of years")
    return anchored(periods.years(first, last))


def dates(captured: Captured, anchor: Anchor) -> Reading:
    """Feb. 28 to March 1: a year that stands at the end goes for both."""
    second = full_date({**captured, "month": captured["lastmonth"], "day": captured["lastday"]}, anchor)
    if second.period is None:
        first = full_date(captured, anchor)
        return Reading(f"{first.value}/{second.value}")
    year = second.period.start.year - (captured["month"] > captured["lastmonth"])
    first = full_date({**captured, "year": year}, anchor)
    if first.period is None or second.period.start <= first.period.start:
        raise ValueError("days out of order")
    return anchored(periods.span(first.period, second.period))


def months(captured: Captured, anchor: Anchor) -> Reading:
    """From May to September, Jan-Feb 2017: a year that stands at the end goes for both."""
    number, last_number = captured["month"], captured["lastmonth"]
    last_year = captured.get("lastyear") or year_of_date(captured, anchor, last_number)
    if last_year is None:
        return Reading(f"XXXX-{number:02d}/XXXX-{last_number:02d}")
    first_year = stated_year(captured) if "lastyear" in captured else last_year - (number > last_number)
    first, last = periods.month(first_year or last_year, number), periods.month(last_year, last_number)
    if last.start <= first.start:
        raise ValueError("months out of order")
    return anchored(periods.span(first, last))
