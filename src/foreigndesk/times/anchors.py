"""What an expression is resolved against: publication date, tense of its clause, the story's last date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from foreigndesk.times import periods
from foreigndesk.times.periods import Period
from foreigndesk.times.tense import Tense

_LONG_AGO = 10  # months: nobody calls last May "May" in March
_FINER = {"D": ("day",), "W": ("day", "week"), "F": ("day", "week"), "M": ("day", "week", "month")}


@dataclass(frozen=True, slots=True)
class Story:
    """The times a story has named so far.

    Attributes:
        last: The last day or period.
        quarter: The last quarter of a year, which the reports of companies go on speaking of.
    """

    last: Period | None = None
    quarter: Period | None = None

    def after(self, period: Period | None) -> Story:
        """The story once it has named another one."""
        if period is None:
            return self
        return Story(period, period if period.precision == "quarter" else self.quarter)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reference of one expression.

    Attributes:
        published: Publication date, if known.
        tense: Tense of the clause the expression stands in.
        told: The times that the story named before.
        in_title: Whether it stands in a headline, whose present tense tells the past.
    """

    published: date | None
    tense: Tense
    told: Story = Story()
    in_title: bool = False

    @property
    def ahead(self) -> bool:
        """Whether the clause looks forward."""
        return self.tense == "future" or (self.tense == "present" and not self.in_title)

    def weekday(self, number: int, near: int | None = None, step: int | None = None) -> date | None:
        """The weekday meant: the latest up to publication, unless the tense or a word says otherwise.

        Args:
            number: The weekday, Monday 0.
            near: -1 the latest before publication (this past Friday), 1 the next after it (this coming Friday).
            step: -1 as against this week's (last Friday is not yesterday), 1 that of the next week.
        """
        if self.published is None:
            return None
        back = (self.published.weekday() - number) % 7
        if step == 1:
            return self.published + timedelta(days=7 + number - self.published.weekday())
        if step == -1:
            return self.published - timedelta(days=back if back > 1 else back + 7)
        if near == -1:
            return self.published - timedelta(days=back or 7)
        if near == 1 or (self.ahead and back):
            return self.published + timedelta(days=7 - back)
        return self.published - timedelta(days=back)

    def story(self, unit: str) -> Period | None:
        """The story's last date, if it is exact enough to count such units from."""
        last = self.told.last
        if last is None or last.precision == "decade":
            return None
        allowed = _FINER.get(unit)
        return last if allowed is None or last.precision in allowed else None

    def year_of(self, month: int, day: int | None = None) -> int | None:
        """The year of a date that names none."""
        if self.published is None:
            return None
        year = self.published.year
        around = [candidate for candidate in (_at(year + step, month, day) for step in (-1, 0, 1)) if candidate]
        if not around:
            return None
        return min(around, key=self.distance).year if day else self._month_year(month)

    def distance(self, when: date) -> int:
        """How far a day lies from publication; far in the direction that the tense speaks against."""
        assert self.published is not None
        gap = (when - self.published).days
        if self.tense == "future":
            return gap if gap >= 0 else -gap * 4
        if self.tense == "past" or self.in_title:
            return -gap if gap <= 0 else gap * 6
        return -gap if gap <= 0 else gap * 3

    def _month_year(self, month: int) -> int:
        assert self.published is not None
        year, current = self.published.year, self.published.month
        ago = (current - month) % 12
        if self.tense == "future" or (self.tense != "past" and not self.in_title and ago >= _LONG_AGO):
            return year if month >= current else year + 1
        return year if month <= current else year - 1

    def unit(self, unit: str, shift: int) -> Period | None:
        """This, the last or the next calendar unit."""
        if self.published is None:
            return None
        return periods.of_unit(periods.add(self.published, unit, shift), unit)

    def season(self, code: str, shift: int) -> Period | None:
        """This, the last or the next season of that name."""
        published = self.published
        if published is None:
            return None
        choices = [periods.season(published.year + step, code) for step in (-2, -1, 0, 1, 2)]
        if shift < 0:
            return max((one for one in choices if one.end < published), key=lambda one: one.start)
        if shift > 0:
            return min((one for one in choices if one.start > published), key=lambda one: one.start)
        if self.tense == "future":
            return next(one for one in choices if one.end >= published)
        return min(choices, key=lambda one: max((one.start - published).days, (published - one.end).days))


def _at(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day or 1)
    except ValueError:
        return None
