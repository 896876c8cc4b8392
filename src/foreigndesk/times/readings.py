"""Turns what a pattern captured into a period of days or a TIMEX value, one small function per ``make`` of the patterns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foreigndesk.times import periods
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.periods import Period

PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
Captured = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression resolved.

    Attributes:
        value: TIMEX3 value, ``None`` where it cannot be told.
        period: Its days, ``None`` where it cannot be anchored.
    """

    value: str | None
    period: Period | None = None


def _of(period: Period | None, fallback: str | None = None) -> Reading:
    return Reading(period.value, period) if period else Reading(fallback)


def _full_year(captured: Captured) -> int | None:
    if "year" in captured:
        return periods.known(int(captured["year"]))
    if "yy" in captured:
        short = int(captured["yy"])
        return 1900 + short if short >= 40 else 2000 + short
    return None


def _year(captured: Captured, anchor: Anchor, month: int, day: int | None = None) -> int | None:
    stated = _full_year(captured)
    if stated is not None:
        return stated
    if "yearshift" in captured and anchor.published is not None:
        return anchor.published.year + int(captured["yearshift"])
    return anchor.year_of(month, day)


def _date(captured: Captured, anchor: Anchor) -> Reading:
    if "iso" in captured:
        year, month, number = (int(part) for part in captured["iso"].split("-"))
        return _of(periods.day(date(periods.known(year), month, number)))
    number = int(captured.get("day") or captured.get("dayth") or 0)
    month = captured.get("monthnumber", captured.get("month"))
    if month is None:
        return _day_of_month({"dayth": number}, anchor)
    found = _year(captured, anchor, month, number)
    if found is None:
        date(2000, month, number)  # a day that no month has is refused
        return Reading(f"XXXX-{month:02d}-{number:02d}")
    return _of(periods.day(date(found, month, number)))


def _slashed(captured: Captured, anchor: Anchor) -> Reading:
    """Day and month in either order, only where one order is possible."""
    first, second, year = captured["first"], captured["second"], periods.known(captured["year"])
    if first == second or second > 12:
        return _of(periods.day(date(year, first, second)))
    if first > 12:
        return _of(periods.day(date(year, second, first)))
    return Reading(None)


def _day_of_month(captured: Captured, anchor: Anchor) -> Reading:
    number = int(captured["dayth"])
    if not 1 <= number <= 31:
        raise ValueError("no day of a month")
    if anchor.published is None:
        return Reading(f"XXXX-XX-{number:02d}")
    month = anchor.published.replace(day=1)
    for _ in range(3):
        candidate = _safe(month.year, month.month, number)
        if candidate and (anchor.ahead or candidate <= anchor.published):
            return _of(periods.day(candidate))
        month = periods.add(month, "M", 1 if anchor.ahead else -1)
    return Reading(None)


def _safe(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _days(captured: Captured, anchor: Anchor) -> Reading:
    first = _date(captured, anchor)
    second = {**captured, "day": captured["lastday"]}
    last = _date(second, anchor)
    if first.period is None or last.period is None:
        return Reading(f"{first.value}/{last.value}")
    if last.period.start <= first.period.start:
        raise ValueError("days out of order")
    return _of(periods.span(first.period, last.period))


def _month(captured: Captured, anchor: Anchor) -> Reading:
    number = captured["month"]
    if "shift" in captured and anchor.published is not None:
        return _of(_shifted_month(number, captured["shift"], anchor, anchor.published))
    found = _year(captured, anchor, number)
    return _of(periods.month(found, number)) if found else Reading(f"XXXX-{number:02d}")


def _shifted_month(number: int, shift: int, anchor: Anchor, published: date) -> Period:
    year = published.year
    if shift < 0:
        year -= number >= published.month
    elif shift > 0:
        year += number <= published.month
    elif anchor.tense == "future":
        year += number < published.month
    return periods.month(year, number)


def _year_only(captured: Captured, anchor: Anchor) -> Reading:
    return _of(periods.year(periods.known(captured["year"])))


def _year_words(captured: Captured, anchor: Anchor) -> Reading:
    """Nineteen ninety-six."""
    high, low = captured["high"], captured["low"]
    if high not in (15, 16, 17, 18, 19, 20) or not 10 <= low <= 99:
        raise ValueError("not a year")
    return _of(periods.year(high * 100 + low))


def _years(captured: Captured, anchor: Anchor) -> Reading:
    first = periods.known(captured["year"])
    last = captured.get("lastyear", first // 100 * 100 + captured.get("yy", 0))
    if not first < last < first + 60:
        raise ValueError("not a range of years")
    return _of(periods.years(first, last))


def _decade(captured: Captured, anchor: Anchor) -> Reading:
    first = captured["decade"]
    return _of(periods.decade(periods.known(first if first >= 100 else 1900 + first)))


def _century(captured: Captured, anchor: Anchor) -> Reading:
    return _of(periods.century(captured["ordinal"]))


def _weekday(captured: Captured, anchor: Anchor) -> Reading:
    number = captured["weekday"]
    week = anchor.unit("W", captured["weekshift"]) if "weekshift" in captured else None
    if week is not None:
        when: date | None = week.start + timedelta(days=number)
    else:
        when = anchor.weekday(number, captured.get("shift"))
    return _in_day(when, captured, f"XXXX-WXX-{number + 1}")


def _in_day(when: date | None, captured: Captured, fallback: str | None) -> Reading:
    if when is None:
        return Reading(fallback)
    period = periods.day(when)
    return _of(period.at(captured["part"]) if "part" in captured else period)


def _today(captured: Captured, anchor: Anchor) -> Reading:
    step = captured["beforeday"] - 1 if "beforeday" in captured else captured.get("today", 0)
    when = anchor.published + timedelta(days=step) if anchor.published else None
    return _in_day(when, captured, PRESENT if step == 0 else PAST if step < 0 else FUTURE)


def _overnight(captured: Captured, anchor: Anchor) -> Reading:
    """The night before publication; the day is that of publication, which most wires count."""
    return _in_day(anchor.published, captured, None)


def _part_of_day(captured: Captured, anchor: Anchor) -> Reading:
    if "narrative" in captured and anchor.narrative:
        return _in_day(anchor.narrative.end + timedelta(days=1), captured, None)
    step = captured.get("shift", 0)
    when = anchor.published + timedelta(days=step) if anchor.published else None
    if "shift" not in captured and anchor.narrative and anchor.narrative.precision == "day":
        when = anchor.narrative.start
    return _in_day(when, captured, f"T{captured['part']}")


def _clock_text(captured: Captured) -> str:
    hours, _, minutes = str(captured.get("point") or captured.get("clock") or captured["num"]).partition(":")
    hour = int(hours) % 12 + captured["ampm"] if "ampm" in captured else int(hours)
    if hour > 24:
        raise ValueError("no hour of the day")
    return f"{hour:02d}:{minutes or '00'}"


def _clock(captured: Captured, anchor: Anchor) -> Reading:
    text = _clock_text(captured)
    step = captured.get("today", 0)
    if anchor.narrative and anchor.narrative.precision == "day" and "today" not in captured:
        return _of(periods.day(anchor.narrative.start).at(text))
    return _of(periods.day(anchor.published + timedelta(days=step)).at(text) if anchor.published else None, f"T{text}")


def _clock_day(captured: Captured, anchor: Anchor) -> Reading:
    text = _clock_text(captured)
    whole = _weekday(captured, anchor) if "weekday" in captured else _date(captured, anchor)
    return _of(whole.period.at(text)) if whole.period else Reading(f"{whole.value}T{text}")


def _unit(captured: Captured, anchor: Anchor) -> Reading:
    shift = captured.get("shift", 0)
    if anchor.published is None:
        return Reading(PAST if shift < 0 else FUTURE if shift > 0 else PRESENT)
    if "weekend" in captured:
        return _of(_weekend(captured, anchor, anchor.published))
    if "season" in captured:
        return _of(anchor.season(captured["season"], shift))
    if "quarterth" in captured:
        return _of(periods.quarter(anchor.published.year + shift, captured["quarterth"]))
    return _of(anchor.unit(captured["unit"], shift))


def _weekend(captured: Captured, anchor: Anchor, published: date) -> Period:
    current = periods.weekend(published)
    if "shift" in captured and captured["shift"] > 0:
        return current if published.weekday() < 4 else periods.weekend(published + timedelta(days=7))
    if anchor.ahead or published >= current.start or (captured.get("shift") == 0 and published.weekday() > 1):
        return current
    return periods.weekend(published - timedelta(days=7))


def _season(captured: Captured, anchor: Anchor) -> Reading:
    return _of(periods.season(periods.known(captured["year"]), captured["season"]))


def _quarter(captured: Captured, anchor: Anchor) -> Reading:
    number = captured.get("quarterth") or captured.get("quarter")
    stated = _full_year(captured)
    if anchor.published is None and stated is None:
        return Reading(f"XXXX-Q{number}")
    if stated is None and anchor.published is not None:
        stated = anchor.published.year + captured.get("yearshift", 0)
        begun = periods.quarter(stated, number).start <= anchor.published
        if not begun and anchor.tense == "past" and "yearshift" not in captured:
            stated -= 1
    return _of(periods.quarter(stated or 0, number))


def _half(captured: Captured, anchor: Anchor) -> Reading:
    stated = _full_year(captured) or (anchor.published.year if anchor.published else None)
    return _of(periods.half(stated, captured["halfth"])) if stated else Reading(f"XXXX-H{captured['halfth']}")


def _amount(captured: Captured) -> tuple[int, str]:
    unit = captured.get("clockunit") or captured["unit"]
    count = captured.get("num", captured.get("one", 1))
    if captured.get("indef") == 2:
        count = 2
    if not 0 <= count < 100_000:
        raise ValueError("no span that news can speak of")
    return int(count), str(unit)


def _duration_value(count: int | str, unit: str) -> str:
    if unit == "F" and isinstance(count, int):
        return f"P{count * 2}W"
    if unit in "EC" and isinstance(count, int):
        return f"P{count * (10 if unit == 'E' else 100)}Y"
    return f"PT{count}{unit[1:]}" if unit.startswith("T") else f"P{count}{unit}"


def _away(origin: date | None, count: int, unit: str) -> Reading:
    """The unit that many units away: three weeks ago is a week, two hours ago is today."""
    if origin is None:
        return Reading(PAST if count < 0 else FUTURE)
    if unit.startswith("T"):
        return _of(periods.day(origin) if abs(count) < 24 else periods.day(origin + timedelta(days=count // 24)))
    return _of(periods.of_unit(periods.add(origin, unit, count), "Y" if unit in "EC" else unit))


def _ago(captured: Captured, anchor: Anchor) -> Reading:
    count, unit = _amount(captured)
    return _away(anchor.published, -count, unit)


def _then(captured: Captured, anchor: Anchor) -> Reading:
    """Earlier and later count from the story's last date, or from publication."""
    count, unit = _amount(captured)
    step = captured["then"] * count
    origin = anchor.narrative.start if anchor.narrative else anchor.published if step < 0 else None
    return _away(origin, step, unit)


def _vague_ago(captured: Captured, anchor: Anchor) -> Reading:
    if captured.get("indef") == 2:
        return _ago(captured, anchor)
    return Reading(PAST)


def _last_units(captured: Captured, anchor: Anchor) -> Reading:
    """The past two weeks: a duration with an end."""
    if captured.get("indef") == "X":
        return Reading(PAST if captured["shift"] < 0 else FUTURE)
    count, unit = _amount(captured)
    value, origin = _duration_value(count, unit), anchor.published
    if origin is None or captured["shift"] == 0:
        return Reading(value)
    step = count // 24 * captured["shift"] if unit.startswith("T") else count * captured["shift"]
    other = periods.add(origin, "D" if unit.startswith("T") else unit, step)
    precision = periods.of_unit(origin, unit).precision
    return Reading(value, Period(min(origin, other), max(origin, other), precision, value))


def _narrative(captured: Captured, anchor: Anchor) -> Reading:
    step, unit = captured.get("nextday", 0), captured.get("unit", "D")
    if anchor.narrative is None:
        return Reading(None)
    base = anchor.narrative.end if step > 0 else anchor.narrative.start
    return _of(periods.of_unit(periods.add(base, unit, step), unit))


def _duration(captured: Captured, anchor: Anchor) -> Reading:
    if captured.get("indef") == "X" or not captured.keys() & {"num", "one", "indef"}:
        return Reading(_duration_value("X", captured.get("clockunit") or captured["unit"]))
    return Reading(_duration_value(*_amount(captured)))


def _set(captured: Captured, anchor: Anchor) -> Reading:
    if "set" in captured:
        return Reading(str(captured["set"]))
    if "unit" in captured:
        return Reading(f"P1{captured['unit']}")
    if "month" in captured:
        return Reading(f"XXXX-{captured['month']:02d}")
    if "part" in captured:
        return Reading(f"XXXX-XX-XXT{captured['part']}")
    return Reading(f"XXXX-WXX-{captured.get('weekdays', captured.get('weekday', 0)) + 1}")


def _holiday(captured: Captured, anchor: Anchor) -> Reading:
    month, number = (int(part) for part in captured["holiday"].split("-"))
    return _date({"month": month, "day": number}, anchor)


MAKERS: dict[str, Callable[[Captured, Anchor], Reading]] = {
    "date": _date,
    "slashed": _slashed,
    "day_of_month": _day_of_month,
    "days": _days,
    "month": _month,
    "year": _year_only,
    "year_words": _year_words,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "weekday": _weekday,
    "today": _today,
    "overnight": _overnight,
    "part_of_day": _part_of_day,
    "clock": _clock,
    "clock_day": _clock_day,
    "unit": _unit,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "ago": _ago,
    "then": _then,
    "vague_ago": _vague_ago,
    "last_units": _last_units,
    "narrative": _narrative,
    "duration": _duration,
    "past": lambda captured, anchor: Reading(PAST),
    "present": lambda captured, anchor: Reading(PRESENT),
    "future": lambda captured, anchor: Reading(FUTURE),
    "set": _set,
    "holiday": _holiday,
}


def read(make: str, captured: Captured, anchor: Anchor) -> Reading | None:
    """Resolve what a pattern captured; ``None`` if it is no possible time (31 June, the year 3000)."""
    try:
        return MAKERS[make](captured, anchor)
    except (ValueError, OverflowError):
        return None
