"""The evidence for and against two reports telling the same happening, each piece with its reason in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from foreigndesk.linking.reports import Key, Party, Report, Site
from foreigndesk.linking.rules import LinkRules
from foreigndesk.places.distance import distance

Verdict = Literal["agree", "open", "differ"]
_WORD = re.compile(r"\w+")
_EXACT = frozenset({"city", "site"})


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports of one happening.

    Attributes:
        left: The smaller key.
        right: The other.
        reasons: What agrees.
    """

    left: Key
    right: Key
    reasons: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, Key, Key]:
        """Best first, ties by the keys, so that the order of input does not matter."""
        return (-len(self.reasons), self.left, self.right)


class Judge:
    """Compares reports by the rules."""

    __slots__ = ("rules",)

    def __init__(self, rules: LinkRules) -> None:
        self.rules = rules

    def takes_part(self, report: Report) -> bool:
        """Whether a report tells or denies a happening at a time exact enough."""
        return (report.status in self.rules.told or self.denies(report)) and self.window(report) is not None

    def denies(self, report: Report) -> bool:
        """Whether somebody denies the act in it."""
        return report.status == self.rules.denied and any(s in self.rules.denying for _, s in report.speakers)

    def window(self, report: Report) -> tuple[date, date] | None:
        """The days in which it may have happened; ``None`` when they are too vague."""
        if report.days and report.stated:
            return report.days if report.precision in self.rules.precisions else None
        if report.published is None:
            return None
        lag = self.rules.denial_lag if self.denies(report) else self.rules.publication_lag
        told = report.days or self.denies(report)
        return (report.published - timedelta(lag), report.published) if told else None

    def link(self, left: Report, right: Report) -> Link | None:
        """The link between two reports, if enough agrees and nothing differs."""
        verdicts = self._verdicts(left, right)
        if any(verdict == "differ" for _, verdict, _ in verdicts):
            return None
        agreeing = {name: reason for name, verdict, reason in verdicts if verdict == "agree"}
        if len(agreeing.keys() - {"date"}) < self.rules.needed:
            return None
        if left.type in self.rules.repeated and not agreeing.keys() & {"place", "numbers", "words"}:
            return None
        first, second = sorted((left.key, right.key))
        return Link(first, second, tuple(agreeing.values()))

    def contradict(self, left: Report, right: Report) -> bool:
        """Whether two reports cannot tell the same happening."""
        return any(verdict == "differ" for _, verdict, _ in self._verdicts(left, right))

    # --- pieces of evidence

    def _verdicts(self, left: Report, right: Report) -> list[tuple[str, Verdict, str]]:
        if left.type != right.type or (left.mode and right.mode and left.mode != right.mode):
            return [("type", "differ", "")]
        return [
            ("date", *self._dates(left, right)),
            *self._parties(left, right),
            ("place", *self._places(left.site, right.site)),
            ("numbers", *_numbers(left, right)),
            ("words", *self._words(left, right)),
        ]

    def _dates(self, left: Report, right: Report) -> tuple[Verdict, str]:
        one, other = self.window(left), self.window(right)
        if one is None or other is None:
            return "differ", ""
        slack = timedelta(self.rules.tolerance if left.stated and right.stated else 0)
        start, end = max(one[0], other[0]), min(one[1], other[1])
        if start > end + slack:
            return "differ", ""
        return "agree", f"date: {start}" if start >= end else f"date: {start}/{end}"

    def _parties(self, left: Report, right: Report) -> list[tuple[str, Verdict, str]]:
        if left.type not in self.rules.reciprocal:
            return [
                ("actors", *_sides("actors", left.actors, right.actors)),
                ("recipients", *_sides("recipients", left.recipients, right.recipients)),
            ]
        one, other = left.actors + left.recipients, right.actors + right.recipients
        verdict, reason = _sides("parties", one, other)
        shared, mine, yours = _countries(one) & _countries(other), _countries(one), _countries(other)
        if mine - shared and yours - shared:
            return [("actors", "differ", "")]
        found: list[tuple[str, Verdict, str]] = [("actors", verdict, reason)]
        return [*found, ("recipients", "agree", f"{len(shared)} parties")] if len(shared) > 1 else found

    def _places(self, left: Site | None, right: Site | None) -> tuple[Verdict, str]:
        if left is None or right is None or not (left.local and right.local):
            return "open", ""
        if left.country and right.country and left.country != right.country:
            return "differ", ""
        if left.name == right.name or self._near(left, right):
            return "agree", f"place: {left.name}"
        exact = left.precision in _EXACT and right.precision in _EXACT
        return ("differ" if exact else "open"), ""

    def _near(self, left: Site, right: Site) -> bool:
        if left.point is None or right.point is None or not {left.precision, right.precision} <= _EXACT:
            return False
        return distance(*left.point, *right.point) <= self.rules.near

    def _words(self, left: Report, right: Report) -> tuple[Verdict, str]:
        one, other = self._long_words(left.quote), self._long_words(right.quote)
        shared = one & other
        if not shared or len(shared) < self.rules.share * min(len(one), len(other)):
            return "open", ""
        return "agree", f"words: {', '.join(sorted(shared))}"

    def _long_words(self, quote: str) -> frozenset[str]:
        return frozenset(w for w in _WORD.findall(quote.casefold()) if len(w) >= self.rules.letters)


def _countries(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.country for party in parties if party.country)


def _sides(name: str, left: tuple[Party, ...], right: tuple[Party, ...]) -> tuple[Verdict, str]:
    """Compare by country; where neither side has one, by code."""
    one, other = _countries(left), _countries(right)
    if one and other:
        shared = one & other
        return ("agree", f"{name}: {', '.join(sorted(shared))}") if shared else ("differ", "")
    if one or other:
        return "open", ""
    codes = {p.code for p in left if p.code} & {p.code for p in right if p.code}
    return ("agree", f"{name}: {', '.join(sorted(codes))}") if codes else ("open", "")


def _numbers(left: Report, right: Report) -> tuple[Verdict, str]:
    """Numbers speak for, never against: outlets count differently and count again."""
    for measure in sorted(left.counts.keys() & right.counts.keys()):
        (low, high), (least, most) = left.counts[measure], right.counts[measure]
        if low <= (most or max(least, low)) and least <= (high or max(least, low)):
            return "agree", f"numbers: {measure}"
    return "open", ""
