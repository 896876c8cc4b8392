"""When: time expressions of an article, resolved to intervals of days."""

from foreigndesk.times.event_time import EventTimes
from foreigndesk.times.resolver import TimeResolver
from foreigndesk.times.time import TimeMention, TimePrecision

__all__ = ["EventTimes", "TimeMention", "TimePrecision", "TimeResolver"]
