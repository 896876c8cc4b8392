"""Candidates: which reports are worth comparing, so that the work grows with the reports and not with their pairs.

Two reports are compared when they share a type, a day and two handles. Handles are a report's own (its rarest words,
countries, place), so whether a pair is compared does not depend on what else is at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from foreigndesk.linking.comparing import countries, types_of
from foreigndesk.linking.evidence import Judge
from foreigndesk.linking.rarity import Weights
from foreigndesk.linking.reports import Key, Report

Mark = tuple[object, ...]
_COUNTRY = "@"
_PLACE = "#"


def find_candidates(reports: Mapping[Key, Report], judge: Judge, fresh: Set[Key] | None) -> set[tuple[Key, Key]]:
    """The pairs to compare, smaller key first; with ``fresh``, those with a member there."""
    dated: dict[Mark, list[Key]] = defaultdict(list)
    loose: dict[Mark, list[Key]] = defaultdict(list)
    vague: set[Key] = set()
    for key in sorted(reports):
        report = reports[key]
        days = _days(report, judge)
        if not days:
            vague.add(key)
        for mark in marks(report, judge):
            loose[mark].append(key)
            for day in days:
                dated[(day, *mark)].append(key)
    pairs = {pair for bucket in dated.values() for pair in _pairs(bucket, bucket, fresh)}
    for bucket in loose.values():
        if some := [key for key in bucket if key in vague]:
            pairs.update(_pairs(some, bucket, fresh))
    return pairs


def marks(report: Report, judge: Judge) -> set[Mark]:
    """Type and two handles that together are rare enough: a country and a common word meet every day.

    The name of its own article ties a report to others of the article.
    """
    rules = judge.rules
    handles = {word: report.words[word] for word in _rarest(report.words, rules.handles)}
    handles |= {word: report.context[word] for word in _rarest(report.context, rules.context_handles)}
    handles |= {f"{_COUNTRY}{one}": rules.country for one in countries(report.actors + report.recipients)}
    if report.site:
        handles[_PLACE + report.site.name] = rules.place
    pairs = combinations(sorted(handles), 2)
    rare = [pair for pair in pairs if handles[pair[0]] + handles[pair[1]] >= rules.rare]
    return {(kind, *rest) for kind in types_of(report, rules) for rest in [*rare, (report.article_id,)]}


def _rarest(weights: Weights, count: int) -> list[str]:
    return sorted(weights, key=lambda stem: (-weights[stem], stem))[:count]


def _days(report: Report, judge: Judge) -> range:
    """The days on which a report stands in a bucket; none when it is vague, which is compared whatever the day."""
    window = judge.window(report)
    if window is None or judge.is_vague(window):
        return range(0)
    first, last = window
    return range(first.toordinal() - judge.rules.tolerance, last.toordinal() + 1)


def _pairs(some: Sequence[Key], bucket: Sequence[Key], fresh: Set[Key] | None) -> Iterable[tuple[Key, Key]]:
    """The pairs of ``some`` with all of a bucket."""
    if fresh is None and some is bucket:
        return combinations(bucket, 2)
    return _meeting(some, bucket, fresh)


def _meeting(some: Sequence[Key], bucket: Sequence[Key], fresh: Set[Key] | None) -> Iterator[tuple[Key, Key]]:
    for one in some:
        for other in bucket if fresh is None or one in fresh else (key for key in bucket if key in fresh):
            if one != other:
                yield (one, other) if one < other else (other, one)
