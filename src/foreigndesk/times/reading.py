"""A time expression once it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.times import periods
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


def anchored(period: Period | None, fallback: str | None = None) -> Reading:
    return Reading(period.value, period) if period else Reading(fallback)


def in_day(when: date | None, captured: Captured, fallback: str | None) -> Reading:
    if when is None:
        return Reading(fallback)
    period = periods.day(when)
    return anchored(period.at(captured["part"]) if "part" in captured else period)
