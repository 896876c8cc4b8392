"""Which function resolves what a pattern captured: one for each ``make`` of ``patterns.yaml``."""

from __future__ import annotations

from collections.abc import Callable

from foreigndesk.times import absolute, counted, relative
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.reading import FUTURE, PAST, PRESENT, Captured, Reading

MAKERS: dict[str, Callable[[Captured, Anchor], Reading]] = {
    "date": absolute.full_date,
    "fixed": absolute.fixed,
    "slashed": absolute.slashed,
    "day_of_month": absolute.day_of_month,
    "days": absolute.days,
    "month": absolute.month,
    "year": absolute.year_only,
    "year_words": absolute.year_words,
    "years": absolute.years,
    "decade": absolute.decade,
    "century": absolute.century,
    "weekday": relative.weekday,
    "today": relative.today,
    "overnight": relative.overnight,
    "part_of_day": relative.part_of_day,
    "clock": relative.clock,
    "clock_day": relative.clock_day,
    "unit": relative.calendar_unit,
    "season": absolute.season,
    "quarter": absolute.quarter,
    "half": absolute.half,
    "ago": counted.ago,
    "then": counted.counted,
    "vague_ago": counted.vague_ago,
    "last_units": counted.last_units,
    "narrative": counted.narrative,
    "beside": counted.beside,
    "duration": counted.duration,
    "past": lambda captured, anchor: Reading(PAST),
    "present": lambda captured, anchor: Reading(PRESENT),
    "future": lambda captured, anchor: Reading(FUTURE),
    "set": counted.repetition,
    "holiday": absolute.holiday,
}


def read(make: str, captured: Captured, anchor: Anchor) -> Reading | None:
    """Resolve what a pattern captured; ``None`` if it is no possible time (31 June, the year 3000)."""
    try:
        return MAKERS[make](captured, anchor)
    except (ValueError, OverflowError):
        return None
