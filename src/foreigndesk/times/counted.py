"""Resolves counted units: three days ago, two weeks later, the past month, durations and repetitions."""

from __future__ import annotations

from datetime import date, timedelta

from foreigndesk.times import periods
from foreigndesk.times.absolute import full_date
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.holidays import holiday
from foreigndesk.times.periods import Period
from foreigndesk.times.reading import FUTURE, PAST, Captured, Reading, anchored
from foreigndesk.times.relative import today, weekday


def _amount(captured: Captured) -> tuple[int, str]:
    unit = captured.get("clockunit") or captured["unit"]
    count = 2 if captured.get("indef") == 2 else int(captured.get("num") or captured.get("one") or 1)
    if not 0 <= count < 100_000:
        raise ValueError("no span that news can speak of")
    return count, str(unit)


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
        return anchored(periods.day(origin) if abs(count) < 24 else periods.day(origin + timedelta(days=count // 24)))
    return anchored(periods.of_unit(periods.add(origin, unit, count), "Y" if unit in "EC" else unit))


def ago(captured: Captured, anchor: Anchor) -> Reading:
    count, unit = _amount(captured)
    return _away(anchor.published, -count, unit)


def counted(captured: Captured, anchor: Anchor) -> Reading:
    """Earlier and later count from the story's last date, or from publication."""
    count, unit = _amount(captured)
    step = captured["then"] * count
    story = anchor.story("D" if unit.startswith("T") else unit)
    origin = story.start if story else anchor.published if step < 0 else None
    return _away(origin, step, unit)


def vague_ago(captured: Captured, anchor: Anchor) -> Reading:
    if captured.get("indef") == 2:
        return ago(captured, anchor)
    return Reading(PAST)


def last_units(captured: Captured, anchor: Anchor) -> Reading:
    """The past two weeks: a duration with an end."""
    if captured.get("indef") == "X":
        return Reading(PAST if captured["shift"] < 0 else FUTURE)
    count, unit = _amount(captured)
    value, origin = _duration_value(count, unit), anchor.published
    if origin is None or captured["shift"] == 0:
        return Reading(value)
    if unit == "Q":
        return Reading(value, _quarters(origin, count * captured["shift"], value))
    step = count // 24 * captured["shift"] if unit.startswith("T") else count * captured["shift"]
    other = periods.add(origin, "D" if unit.startswith("T") else unit, step)
    precision = periods.of_unit(origin, unit).precision
    first = other if step < 0 else origin + timedelta(days=1)
    return Reading(value, Period(first, max(first, origin, other), precision, value))


def _quarters(origin: date, count: int, value: str) -> Period:
    """The last or next whole quarters: they are counted by the calendar."""
    near = periods.of_unit(periods.add(origin, "Q", 1 if count > 0 else -1), "Q")
    far = periods.of_unit(periods.add(origin, "Q", count), "Q")
    return Period(min(near.start, far.start), max(near.end, far.end), "quarter", value)


def offset(captured: Captured, anchor: Anchor) -> Reading:
    """Two weeks after 15 January, three days from now."""
    count, unit = _amount(captured)
    if "month" in captured:
        base = full_date(captured, anchor)
    elif "holiday" in captured:
        base = holiday(captured, anchor)
    elif "weekday" in captured:
        base = weekday(captured, anchor)
    else:
        base = today(captured, anchor)
    if base.period is None:
        return Reading(None)
    return anchored(periods.day(periods.add(base.period.start, unit, count * captured.get("offset", 1))))


def within(captured: Captured, anchor: Anchor) -> Reading:
    """In two weeks: of what is to come, the day so far ahead; of what is over, only how long it took."""
    count, unit = _amount(captured)
    value = _duration_value(count, unit)
    if anchor.published is None or anchor.tense != "future" or unit.startswith("T"):
        return Reading(value)
    when = periods.add(anchor.published, unit, count)
    first = anchor.published if "fixed" in captured else when
    return Reading(value, Period(first, when, periods.of_unit(when, unit).precision, value))


def narrative(captured: Captured, anchor: Anchor) -> Reading:
    step, unit = captured.get("nextday", 0), captured.get("unit", "D")
    story = anchor.story(unit)
    if story is None and step > 0 and anchor.tense == "future":
        return anchored(anchor.unit(unit, step))
    if story is None:
        return Reading(None)
    base = story.end if step > 0 else story.start
    return anchored(periods.of_unit(periods.add(base, unit, step), unit))


def beside(captured: Captured, anchor: Anchor) -> Reading:
    """The day before, the day after: of the story's last day."""
    return narrative({"nextday": captured["beside"]}, anchor)


def duration(captured: Captured, anchor: Anchor) -> Reading:
    if captured.get("indef") == "X" or not captured.keys() & {"num", "one", "indef"}:
        return Reading(_duration_value("X", captured.get("clockunit") or captured["unit"]))
    return Reading(_duration_value(*_amount(captured)))


def repetition(captured: Captured, anchor: Anchor) -> Reading:
    if "set" in captured:
        return Reading(str(captured["set"]))
    if "unit" in captured:
        return Reading(f"P1{captured['unit']}")
    if "month" in captured:
        return Reading(f"XXXX-{captured['month']:02d}")
    if "part" in captured:
        return Reading(f"XXXX-XX-XXT{captured['part']}")
    return Reading(f"XXXX-WXX-{int(captured.get('weekdays') or captured.get('weekday') or 0) + 1}")
