"""When: time expressions of an article, resolved to intervals of days."""

from foreigndesk.times.event_time import date_of
from foreigndesk.times.resolver import TimeResolver
from foreigndesk.times.time import TimeMention, TimePrecision

__all__ = ["TimeMention", "TimePrecision", "TimeResolver", "date_of"]
