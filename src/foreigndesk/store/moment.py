"""The moment as of which a store is read: a version of its articles, a point in time, or now."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from foreigndesk.errors import StoreError

AsOf = int | datetime | None
"""A version of ``articles``, a point in time, or ``None`` for now."""


def read_moment(text: str) -> int | datetime:
    """Read what a user gives as ``--as-of``.

    Args:
        text: A number of a version, an ISO 8601 date (its end, UTC), or a date and time (UTC unless it says otherwise).

    Raises:
        StoreError: If it is none of these.
    """
    if text.isdecimal():
        return int(text)
    try:
        if len(text) == len("2022-05-03"):
            return datetime.combine(date.fromisoformat(text) + timedelta(1), time(), UTC) - timedelta(microseconds=1)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise StoreError(
            f"{text!r} is no moment; give a version (12), a day (2022-05-03) or a time (2022-05-03T12:00)"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
