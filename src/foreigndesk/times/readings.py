"""Which function resolves what a pattern captured: one for each ``make`` of ``patterns.yaml``."""

from __future__ import annotations

from collections.abc import Callable

from foreigndesk.times import absolute, counted, holidays, parts, periods, ranges, relative
from foreigndesk.times.anchors import Anchor
from foreigndesk.times.reading import FUTURE, PAST, PRESENT, Captured, Reading

MAKERS: dict[str, Callable[[Captured, Anchor], Reading]] = {
    "date": absolute.full_date,
    "fixed": absolute.fixed,
    "slashed": absolute.slashed,
    "day_of_month": absolute.day_of_month,
    "days": ranges.days,
    "weekday_day": parts.weekday_day,
    "week_of": parts.week_of,
    "weekend_of": parts.weekend_of,
    "rest_of": parts.rest_of,
    "to_date": parts.to_date,
    "half_month": parts.half_month,
    "part_of_unit": parts.part_of_unit,
    "dates": ranges.dates,
    "months": ranges.months,
    "offset": counted.offset,
    "era": absolute.era,
    "turn_of_year": parts.turn_of_year,
    "lasting": counted.lasting,
    "anniversary": counted.anniversary,
    "within": counted.within,
    "month": absolute.month,
    "year": absolute.year_only,
    "years": ranges.years,
    "decade": absolute.decade,
    "century": absolute.century,
    "weekday": relative.weekday,
    "narrative_weekday": relative.narrative_weekday,
    "nights": relative.nights,
    "today": relative.today,
    "overnight": relative.overnight,
    "part_of_day": relative.part_of_day,
    "clock": relative.clock,
    "clock_day": relative.clock_day,
    "unit": relative.calendar_unit,
    "current_unit": relative.current_unit,
    "season": absolute.season,
    "quarter": absolute.quarter,
    "half": absolute.half,
    "ago": counted.ago,
    "ago_exactly": counted.ago_exactly,
    "then": counted.counted,
    "vague_then": counted.vague_then,
    "vague_units": counted.vague_units,
    "story_quarter": counted.story_quarter,
    "quarter_before": counted.quarter_before,
    "vague_ago": counted.vague_ago,
    "last_units": counted.last_units,
    "narrative": counted.narrative,
    "beside": counted.beside,
    "duration": counted.duration,
    "past": lambda captured, anchor: Reading(PAST),
    "present": lambda captured, anchor: Reading(PRESENT),
    "future": lambda captured, anchor: Reading(FUTURE),
    "set": counted.repetition,
    "holiday": holidays.holiday,
}


def read(make: str, captured: Captured, anchor: Anchor) -> Reading | None:
    """Resolve what a pattern captured; ``None`` if it is no possible time (31 June, the year 3000)."""
    try:
        reading = MAKERS[make](captured, anchor)
    except (ValueError, OverflowError):
        return None
    part = captured.get("mod") or captured.get("modnoun")
    if part and reading.period:
        return Reading(reading.value, periods.part(reading.period, part, anchor.published))
    return reading
