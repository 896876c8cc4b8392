"""Resolves expressions that point from the publication date: weekdays, today, this week, hours of the day."""

from __future__ import annotations

from datetime import date, timedelta

from foreigndesk.times import periods
from foreigndesk.times.absolute import full_date
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.periods import Period
from foreigndesk.times.reading import FUTURE, PAST, PRESENT, Captured, Reading, anchored, in_day


def weekday(captured: Captured, anchor: Anchor) -> Reading:
    number = captured["weekday"]
    week = anchor.unit("W", _weeks_away(captured)) if captured.keys() & {"weekshift", "weeks"} else None
    if week is not None:
        when: date | None = week.start + timedelta(days=number)
    else:
        when = anchor.weekday(number, captured.get("nearstep"), captured.get("weekstep"))
    return in_day(when, captured, f"XXXX-WXX-{number + 1}")


def _weeks_away(captured: Captured) -> int:
    """Monday of next week is one, two weeks ago on Monday minus two."""
    return int(captured["weekshift"] if "weekshift" in captured else -(captured.get("num") or 1))


def narrative_weekday(captured: Captured, anchor: Anchor) -> Reading:
    """The following Monday: the one after the story's last day, or after publication."""
    story = anchor.story("D")
    origin = story.start if story else anchor.published
    number, step = captured["weekday"], captured["nextday"]
    if origin is None or step == 0:
        return in_day(anchor.weekday(number), captured, f"XXXX-WXX-{number + 1}")
    days = (number - origin.weekday()) * step % 7 or 7
    return in_day(origin + timedelta(days=days * step), captured, None)


def nights(captured: Captured, anchor: Anchor) -> Reading:
    """Overnight Saturday to Sunday: both days."""
    last = anchor.weekday(captured["lastweekday"])
    if last is None:
        return Reading("TNI")
    first = last - timedelta(days=(captured["lastweekday"] - captured["weekday"]) % 7)
    return anchored(periods.span(periods.day(first), periods.day(last)))


def today(captured: Captured, anchor: Anchor) -> Reading:
    step = captured.get("today", 0)
    when = anchor.published + timedelta(days=step) if anchor.published else None
    return in_day(when, captured, PRESENT if step == 0 else PAST if step < 0 else FUTURE)


def overnight(captured: Captured, anchor: Anchor) -> Reading:
    """The night before publication; the day is that of publication, which most wires count."""
    return in_day(anchor.published, captured, None)


def part_of_day(captured: Captured, anchor: Anchor) -> Reading:
    story = anchor.story("D")
    if "narrative" in captured and story:
        return in_day(story.end + timedelta(days=1), captured, None)
    step = captured.get("shift", 0)
    when = anchor.published + timedelta(days=step) if anchor.published else None
    if "shift" not in captured and story:
        when = story.start
    return in_day(when, captured, f"T{captured['part']}")


def _clock_text(captured: Captured) -> str:
    hours, _, minutes = str(captured.get("point") or captured.get("clock") or captured["num"]).partition(":")
    hour = int(hours) % 12 + captured["ampm"] if "ampm" in captured else int(hours)
    if hour > 24:
        raise ValueError("no hour of the day")
    return f"{hour:02d}:{minutes or '00'}"


def clock(captured: Captured, anchor: Anchor) -> Reading:
    text = _clock_text(captured)
    step = captured.get("today", 0)
    story = anchor.story("D")
    if story and "today" not in captured:
        return anchored(periods.day(story.start).at(text))
    return anchored(
        periods.day(anchor.published + timedelta(days=step)).at(text) if anchor.published else None,
        f"T{text}",
    )


def clock_day(captured: Captured, anchor: Anchor) -> Reading:
    text = _clock_text(captured)
    whole = weekday(captured, anchor) if "weekday" in captured else full_date(captured, anchor)
    return anchored(whole.period.at(text)) if whole.period else Reading(f"{whole.value}T{text}")


def calendar_unit(captured: Captured, anchor: Anchor) -> Reading:
    shift = int(captured.get("fixed") or captured.get("shift", 0))
    if anchor.published is None:
        return Reading(PAST if shift < 0 else FUTURE if shift > 0 else PRESENT)
    if "weekend" in captured:
        return anchored(_weekend(captured, anchor, anchor.published))
    if "season" in captured:
        return anchored(anchor.season(captured["season"], shift))
    if "quarterth" in captured:
        return anchored(periods.quarter(anchor.published.year + shift, captured["quarterth"]))
    return anchored(anchor.unit(captured["unit"], shift))


def current_unit(captured: Captured, anchor: Anchor) -> Reading:
    """The end of the year, earlier in the week: of the story's year where that is over, else of this one."""
    unit = captured["unit"]
    if unit not in ("W", "M", "Y"):
        raise ValueError("no unit that it can be")
    story = anchor.story(unit) if anchor.tense == "past" else None
    return anchored(periods.of_unit(story.start, unit) if story else anchor.unit(unit, 0))


def _weekend(captured: Captured, anchor: Anchor, published: date) -> Period:
    current = periods.weekend(published)
    if "shift" in captured and captured["shift"] > 0:
        return current if published.weekday() < 4 else periods.weekend(published + timedelta(days=7))
    if anchor.ahead or published >= current.start or (captured.get("shift") == 0 and published.weekday() > 1):
        return current
    return periods.weekend(published - timedelta(days=7))
