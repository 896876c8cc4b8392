"""The pool: the reports of a store that linking compares, and those that have gone since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from foreigndesk.linking.evidence import Judge
from foreigndesk.linking.reports import Key, Report

_BEFORE = " before"
"""Tells the key of a report that has gone from that of its successor."""


class Pool:
    """Current reports that take part in linking, by key.

    Args:
        judge: Says who takes part.
        current: Every current report: an undated one may be linked with any other.
        gone: Reports of articles as they were before. They tell which others may be affected by their going, and are
            in no incident.
    """

    def __init__(self, judge: Judge, current: Iterable[Report], gone: Iterable[Report]) -> None:
        self._judge = judge
        self.reports: dict[Key, Report] = {}
        self._add(current)
        self.gone = self._add(replace(report, article_id=report.article_id + _BEFORE) for report in gone)

    def of_articles(self, articles: set[str]) -> set[Key]:
        """The keys of the reports of some articles."""
        return {key for key in self.reports if key[1] in articles}

    def stored(self, key: Key) -> Key:
        """The key under which the store knows or knew a report."""
        return (key[0], key[1].removesuffix(_BEFORE)) if key in self.gone else key

    def _add(self, reports: Iterable[Report]) -> set[Key]:
        taking = {report.key: report for report in reports if self._judge.takes_part(report)}
        self.reports |= taking
        return set(taking)
