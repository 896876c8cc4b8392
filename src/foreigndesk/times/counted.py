"""Resolves counted units: three days ago, two weeks later, the past month, durations and repetitions."""

from __future__ import annotations

from datetime import date, timedelta

from foreigndesk.times import periods
from foreigndesk.times.absolute import full_date, year_only
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.holidays import holiday
from foreigndesk.times.periods import Period
from foreigndesk.times.reading import FUTURE, PAST, Captured, Reading, anchored
from foreigndesk.times.relative import today, weekday

_VAGUE = "X"
_OF_CLOCK = "T"


def _amount(captured: Captured) -> tuple[int, str]:
    unit = captured.get("clockunit") or captured["unit"]
    count = 2 if captured.get("indef") == 2 else int(captured.get("num") or captured.get("one") or 1)
    return _sensible(count), str(unit)


def _rest(captured: Captured) -> tuple[int, str] | None:
    """The second of two units: three years and two months."""
    if "unit2" not in captured:
        return None
    return _sensible(int(captured.get("num2") or captured["one2"])), str(captured["unit2"])


def _sensible(count: int) -> int:
    if not 0 <= count < 100_000:
        raise ValueError("no span that news can speak of")
    return count


def _duration_value(count: int | str, unit: str) -> str:
    if unit == "F" and isinstance(count, int):
        return f"P{count * 2}W"
    if unit in "EC" and isinstance(count, int):
        return f"P{count * (10 if unit == 'E' else 100)}Y"
    return f"PT{count}{unit[1:]}" if unit.startswith(_OF_CLOCK) else f"P{count}{unit}"


def _away(origin: date | None, count: int, unit: str) -> Reading:
    """The unit that many units away: three weeks ago is a week, two hours ago is today."""
    if origin is None:
        return Reading(PAST if count < 0 else FUTURE)
    if unit.startswith(_OF_CLOCK):
        return anchored(periods.day(origin) if abs(count) < 24 else periods.day(origin + timedelta(days=count // 24)))
    return anchored(periods.of_unit(periods.add(origin, unit, count), "Y" if unit in "EC" else unit))


def _counted_from(origin: date | None, captured: Captured, step: int) -> Reading:
    """One or two units away; the finer one is that of the answer."""
    (count, unit), rest = _amount(captured), _rest(captured)
    if rest is None or origin is None or unit.startswith(_OF_CLOCK):
        return _away(origin, step * count, unit)
    return _away(periods.add(origin, unit, step * count), step * rest[0], rest[1])


def ago(captured: Captured, anchor: Anchor) -> Reading:
    if _is_of_quarters(captured, anchor):
        return quarter_before(captured, anchor)
    return _counted_from(anchor.published, captured, -1)


def ago_exactly(captured: Captured, anchor: Anchor) -> Reading:
    """A year ago today, ten years ago to the day: the very day."""
    if anchor.published is None:
        return Reading(PAST)
    origin = anchor.published + timedelta(days=captured.get("today", 0))
    for count, unit in filter(None, (_amount(captured), _rest(captured))):
        origin = periods.add(origin, unit, -count)
    return anchored(periods.day(origin))


def counted(captured: Captured, anchor: Anchor) -> Reading:
    """Earlier and later count from the story's last date, or from publication."""
    step, unit = captured["then"], _amount(captured)[1]
    if step < 0 and _is_of_quarters(captured, anchor):
        return quarter_before(captured, anchor)
    story = anchor.story("D" if unit.startswith(_OF_CLOCK) else unit)
    origin = story.start if story else anchor.published if step < 0 else None
    return _counted_from(origin, captured, step)


def vague_then(captured: Captured, anchor: Anchor) -> Reading:
    """Hours later is the story's day; weeks later is not known."""
    story = anchor.story("D")
    unit = captured.get("clockunit") or captured["unit"]
    if unit.startswith(_OF_CLOCK) and story:
        return anchored(periods.day(story.start))
    return Reading(PAST if captured["then"] < 0 else FUTURE)


def _is_of_quarters(captured: Captured, anchor: Anchor) -> bool:
    """A year earlier, in a story of a quarter: that quarter of the year before."""
    last = anchor.told.last
    return last is not None and last.precision == "quarter" and _amount(captured) == (1, "Y")


def quarter_before(captured: Captured, anchor: Anchor) -> Reading:
    """The year-earlier quarter of the one that the story tells of."""
    quarter = anchor.told.quarter
    return anchored(periods.of_unit(periods.add(quarter.start, "Y", -1), "Q") if quarter else None)


def story_quarter(captured: Captured, anchor: Anchor) -> Reading:
    """The quarter: the one that the story tells of."""
    if anchor.told.quarter is None:
        raise ValueError("no quarter is told of")
    return anchored(anchor.told.quarter)


def vague_ago(captured: Captured, anchor: Anchor) -> Reading:
    if captured.get("indef") == 2:
        return ago(captured, anchor)
    return Reading(PAST)


def last_units(captured: Captured, anchor: Anchor) -> Reading:
    """The past two weeks: a duration with an end."""
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


def vague_units(captured: Captured, anchor: Anchor) -> Reading:
    """In recent weeks, over the next few years: nobody knows how many."""
    if captured.get("indef") == 2:
        return last_units(captured, anchor)
    return Reading(_duration_value(_VAGUE, captured.get("clockunit") or captured["unit"]))


def _quarters(origin: date, count: int, value: str) -> Period:
    """The last or next whole quarters: they are counted by the calendar."""
    near = periods.of_unit(periods.add(origin, "Q", 1 if count > 0 else -1), "Q")
    far = periods.of_unit(periods.add(origin, "Q", count), "Q")
    return Period(min(near.start, far.start), max(near.end, far.end), "quarter", value)


def offset(captured: Captured, anchor: Anchor) -> Reading:
    """Two weeks after 15 January, three days from now, the week after Easter."""
    base = _base(captured, anchor).period
    if base is None:
        return Reading(None)
    (count, unit), step = _amount(captured), captured.get("offset", 1)
    when = periods.add(base.start, unit, count * step)
    rest = _rest(captured)
    if rest is not None:
        when = periods.add(when, rest[1], rest[0] * step)
    counts = captured.keys() & {"num", "one"}
    return anchored(periods.day(when) if counts else periods.of_unit(when, unit))


def _base(captured: Captured, anchor: Anchor) -> Reading:
    """The day that is counted from."""
    if "month" in captured:
        return full_date(captured, anchor)
    if "holiday" in captured:
        return holiday(captured, anchor)
    if "year" in captured:
        return year_only(captured, anchor)
    return weekday(captured, anchor) if "weekday" in captured else today(captured, anchor)


def lasting(captured: Captured, anchor: Anchor) -> Reading:
    """For three days from Monday: all of them."""
    base, (count, unit) = _base(captured, anchor).period, _amount(captured)
    value = _duration_value(count, unit)
    if base is None:
        return Reading(value)
    return Reading(value, Period(base.start, periods.add(base.start, unit, count) - timedelta(days=1), "day", value))


def anniversary(captured: Captured, anchor: Anchor) -> Reading:
    """The tenth anniversary of 11 March 2004: that day, so many years on."""
    first = _base(captured, anchor).period
    if first is None or "year" not in captured:
        return anchored(first)
    return anchored(periods.day(periods.add(first.start, "Y", captured["ordinal"])))


def within(captured: Captured, anchor: Anchor) -> Reading:
    """In two weeks: of what is to come, the day so far ahead; of what is over, only how long it took."""
    count, unit = _amount(captured)
    value = _duration_value(count, unit)
    ahead = anchor.tense == "future" or captured.get("fixed") == "for certain"
    if anchor.published is None or not ahead or unit.startswith(_OF_CLOCK):
        return Reading(value)
    when = periods.add(anchor.published, unit, count)
    first = anchor.published if captured.get("fixed") == "from now" else when
    return Reading(value, Period(first, when, periods.of_unit(when, unit).precision, value))


def narrative(captured: Captured, anchor: Anchor) -> Reading:
    step, unit = captured.get("nextday", 0), captured.get("unit", "D")
    if "weekend" in captured:
        return _weekend(captured, anchor)
    story = anchor.story(unit)
    if story is None and step > 0 and anchor.tense == "future":
        return anchored(anchor.unit(unit, step))
    if story is None:
        return Reading(None)
    base = story.end if step > 0 else story.start
    return anchored(periods.of_unit(periods.add(base, unit, step), unit))


def _weekend(captured: Captured, anchor: Anchor) -> Reading:
    """That weekend: of the week that the story told of."""
    story = anchor.story("W")
    step = timedelta(days=7 * captured.get("nextday", 0))
    return anchored(periods.weekend(story.start + step) if story else None)


def beside(captured: Captured, anchor: Anchor) -> Reading:
    """The day before, the day after: of the story's last day."""
    return narrative({"nextday": captured["beside"]}, anchor)


def duration(captured: Captured, anchor: Anchor) -> Reading:
    if captured.get("indef") == _VAGUE or not captured.keys() & {"num", "one", "indef"}:
        return Reading(_duration_value(_VAGUE, captured.get("clockunit") or captured["unit"]))
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
