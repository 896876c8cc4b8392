"""The pool: the reports of a store that new ones may be linked with, read by month as they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from foreigndesk.linking.evidence import Judge
from foreigndesk.linking.reports import Key, Report
from foreigndesk.linking.stored import chosen_reports, reports_between, undated_reports
from foreigndesk.store import Store

UNDATED = "undated"
_BEFORE = " before"
"""Tells the key of a report that has gone from that of its successor."""
_REACH = timedelta(31)
"""How far beyond a report's window others may lie that link with it: lags and tolerance together are less."""


class Pool:
    """Current reports that take part in linking, by key.

    Args:
        store: Where they lie.
        judge: Says who takes part, and when it may have happened.
        gone: Reports of articles as they were before. They tell which others may be affected by their going, and are
            in no incident.
    """

    def __init__(self, store: Store, judge: Judge, gone: Iterable[Report]) -> None:
        self._store = store
        self._judge = judge
        self._months: set[str] = set()
        self.reports: dict[Key, Report] = {}
        self.gone = self.add(replace(report, article_id=report.article_id + _BEFORE) for report in gone)

    def surround(self, keys: Iterable[Key]) -> None:
        """Read all that some members of the pool may be linked with."""
        months = {month for key in keys for month in self._near(self.reports[key])}
        for first, last in _spans(sorted(months - self._months - {UNDATED})):
            self.add(reports_between(self._store, first, last))
        if UNDATED in months - self._months:
            self.add(undated_reports(self._store))
        self._months |= months

    def fetch(self, keys: Iterable[Key]) -> set[Key]:
        """Read some reports by their keys; those that are current and take part."""
        wanted = set(keys)
        self.add(chosen_reports(self._store, wanted - self.reports.keys()))
        return wanted & (self.reports.keys() - self.gone)

    def add(self, reports: Iterable[Report]) -> set[Key]:
        """Put reports in; the keys of those that take part."""
        taking = [report for report in reports if self._judge.takes_part(report)]
        for report in taking:
            self.reports.setdefault(report.key, report)
        return {report.key for report in taking}

    def stored(self, key: Key) -> Key:
        """The key under which the store knows or knew a report."""
        return (key[0], key[1].removesuffix(_BEFORE)) if key in self.gone else key

    def part(self, key: Key) -> str:
        """The part of the table of incidents that a report belongs to: the month of the first day of its window."""
        window = self._judge.window(self.reports[key])
        return f"{window[0]:%Y-%m}" if window else UNDATED

    def _near(self, report: Report) -> Iterator[str]:
        window = self._judge.window(report)
        if window is None:
            yield UNDATED
            return
        day, last = (window[0] - _REACH).replace(day=1), window[1] + _REACH
        while day <= last:
            yield f"{day:%Y-%m}"
            day = _next_month(day)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(32)).replace(day=1)


def _spans(months: list[str]) -> Iterator[tuple[date, date]]:
    """First and last days of runs of months, so that neighbours are read at once."""
    run: list[date] = []
    for day in chain((date.fromisoformat(f"{month}-01") for month in months), (None,)):
        if run and day != _next_month(run[-1]):
            yield run[0], _next_month(run[-1]) - timedelta(1)
            run = []
        if day:
            run.append(day)
