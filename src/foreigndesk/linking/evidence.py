"""The judge: who takes part, when it may have happened, and how likely two reports tell the same happening."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from foreigndesk.linking.comparing import (
    Finding,
    compare_numbers,
    compare_parties,
    compare_places,
    compare_types,
    compare_words,
)
from foreigndesk.linking.reports import Key, Report
from foreigndesk.linking.rules import LinkRules

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports of one happening.

    Attributes:
        left: The smaller key.
        right: The other.
        reasons: What agrees, the heaviest first.
        score: How likely they tell the same, 0.5 … 1.
    """

    left: Key
    right: Key
    reasons: tuple[str, ...]
    score: float

    @property
    def rank(self) -> tuple[float, Key, Key]:
        """Best first, ties by the keys, so that the order of input does not matter."""
        return (-self.score, self.left, self.right)


class Judge:
    """Compares reports by the rules."""

    __slots__ = ("rules",)

    def __init__(self, rules: LinkRules) -> None:
        self.rules = rules

    def takes_part(self, report: Report) -> bool:
        """Whether a report tells, denies or recalls a happening."""
        return report.status in self.rules.told | self.rules.recalled

    def founds(self, report: Report) -> bool:
        """Whether a report makes an incident by itself: a recollection and one that only knows a year do not."""
        tells = report.status in self.rules.told or self.denies(report)
        return tells and (self._is_plan(report) or not self.is_vague(self.window(report)))

    def tells(self, report: Report) -> bool:
        """Whether a report says, now or in looking back, that it happens."""
        return report.status in self.rules.told | self.rules.asserting

    def is_vague(self, window: Window | None) -> bool:
        """Whether a window of days is too long to tell happenings apart."""
        return window is not None and (window[1] - window[0]).days > self.rules.vague

    def denies(self, report: Report) -> bool:
        """Whether somebody denies the act in it."""
        return report.status == self.rules.denied and any(s in self.rules.denying for _, s in report.speakers)

    def window(self, report: Report) -> Window | None:
        """The days in which it may have happened; ``None`` when nothing tells."""
        if report.days and report.stated:
            return report.days
        if report.published is None:
            return report.days
        if self._is_plan(report):
            return report.published, report.published + timedelta(self.rules.plan_lead)
        if report.status in self.rules.recalled and not self.denies(report):
            return date.min, report.published
        lag = self.rules.denial_lag if self.denies(report) else self.rules.publication_lag
        return report.published - timedelta(lag), report.published

    def link(self, left: Report, right: Report) -> Link | None:
        """The link between two reports, if they more likely than not tell the same."""
        weights = self.rules.within if left.article_id == right.article_id else self.rules.between
        if not (self.founds(left) or self.founds(right)):
            return None
        findings = list(self._findings(left, right))
        if any(finding.name in self.rules.never for finding in findings):
            return None
        parts = [(weights.get(finding.name, 0.0) * finding.value, finding.reason) for finding in findings]
        odds = weights["start"] + sum(part for part, _ in parts)
        if odds < 0:
            return None
        first, second = sorted((left.key, right.key))
        reasons = tuple(why for part, why in sorted(parts, key=lambda one: (-one[0], one[1])) if part > 0 and why)
        return Link(first, second, reasons, round(1 / (1 + math.exp(-odds)), 4))

    def contradict(self, left: Report, right: Report) -> bool:
        """Whether two reports cannot tell the same happening."""
        return any(finding.name in self.rules.never for finding in self._facts(left, right))

    # --- pieces of evidence

    def _findings(self, left: Report, right: Report) -> Iterator[Finding]:
        yield from self._facts(left, right)
        yield from compare_numbers(left, right)
        yield from compare_words(left, right)
        if self.denies(left) != self.denies(right):
            yield Finding("denial", 1, "denial")
        if not (self._is_said(left) and self._is_said(right)):
            yield Finding("spoken of", 1)
        if self.is_vague(self.window(left)) or self.is_vague(self.window(right)):
            yield Finding("vague", 1)
        if left.record["in_title"] != right.record["in_title"]:
            yield Finding("headline", 1, "headline")

    def _facts(self, left: Report, right: Report) -> Iterator[Finding]:
        """What can contradict."""
        yield from compare_types(left, right, self.rules)
        yield from self._dates(left, right)
        yield from compare_parties(left, right, self.rules.reciprocal)
        yield from compare_places(left.site, right.site, self.rules.near)

    def _dates(self, left: Report, right: Report) -> Iterator[Finding]:
        one, other = self.window(left), self.window(right)
        if one is None or other is None:
            return
        stated = left.stated and right.stated
        slack = timedelta(self.rules.tolerance if stated else 0)
        start, end = max(one[0], other[0]), min(one[1], other[1])
        if start > end and start - end > slack:
            yield Finding("other date", 1)
        elif stated and start == end:
            yield Finding("same day", 1, f"day: {start}")
        elif not (self.is_vague(one) or self.is_vague(other)):
            yield Finding("date", 1, f"date: {min(start, end)}/{max(start, end)}")

    def _is_said(self, report: Report) -> bool:
        """Whether it is said or denied to happen."""
        return self.tells(report) or self.denies(report)

    def _is_plan(self, report: Report) -> bool:
        return report.status == self.rules.planned and not report.stated
