"""Days as data sets write them."""

from __future__ import annotations

from datetime import date


def compact(day: date | None) -> str:
    """``20220503``."""
    return f"{day:%Y%m%d}" if day else ""


def stamp(day: date | None) -> str:
    """``20220503000000``: midnight, because articles carry a day, no hour."""
    return f"{day:%Y%m%d}000000" if day else ""


def fraction(day: date | None) -> str:
    """GDELT's ``YYYY.FFFF``: the year and (month * 30 + day) / 365 of it, as its codebook has the formula."""
    return f"{day.year + min((day.month * 30 + day.day) / 365, 0.9999):.4f}" if day else ""
