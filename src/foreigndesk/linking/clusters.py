"""Clusters: joins reports by their links, best first, as long as no two members contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import timedelta
from itertools import combinations

from foreigndesk.linking.evidence import Judge, Link
from foreigndesk.linking.reports import Key, Report


def find_links(reports: Mapping[Key, Report], judge: Judge, fresh: Set[Key] | None = None) -> list[Link]:
    """The links among reports that share a type, a day and a party or place; best first.

    Args:
        reports: The reports by key; all take part.
        judge: Compares two of them.
        fresh: Look only at pairs with a member among these: the links of the others are known already.
    """
    pairs = {pair for bucket in _buckets(reports, judge) for pair in _pairs(bucket, fresh)}
    links = (
        judge.link(reports[left], reports[right]) for left, right in pairs if _may_link(left, right, reports, judge)
    )
    return sorted((link for link in links if link), key=lambda link: link.rank)


def _pairs(bucket: Sequence[Key], fresh: Set[Key] | None) -> Iterator[tuple[Key, Key]]:
    """The pairs of a sorted bucket; with ``fresh``, those that have a member there."""
    if fresh is None:
        yield from combinations(bucket, 2)
        return
    for new in (key for key in bucket if key in fresh):
        yield from ((new, key) if new < key else (key, new) for key in bucket if key != new)


def _may_link(left: Key, right: Key, reports: Mapping[Key, Report], judge: Judge) -> bool:
    """Two sentences of one article tell two happenings, unless one is the headline or denies the other."""
    if left[1] != right[1]:
        return True
    one, other = reports[left], reports[right]
    return judge.denies(one) != judge.denies(other) or one.record["in_title"] != other.record["in_title"]


def _buckets(reports: Mapping[Key, Report], judge: Judge) -> Iterator[list[Key]]:
    buckets: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    for key in sorted(reports):
        report = reports[key]
        window = judge.window(report)
        assert window is not None, "only reports that take part are linked"
        first, last = window[0] - timedelta(judge.rules.tolerance), window[1]
        for mark in _marks(report):
            for day in range(first.toordinal(), last.toordinal() + 1):
                buckets[report.type, day, mark].append(key)
    yield from buckets.values()


def _marks(report: Report) -> set[str | None]:
    parties = report.actors + report.recipients
    marks = {party.country or party.code for party in parties}
    return (marks | ({report.site.name} if report.site else set())) - {None}


def cluster(
    keys: Iterable[Key], links: Iterable[Link], contradict: Callable[[Key, Key], bool]
) -> list[tuple[list[Key], list[Link]]]:
    """Members and links of each cluster; a link is passed over where it would join what contradicts itself."""
    members = {key: [key] for key in sorted(keys)}
    used: dict[Key, list[Link]] = {key: [] for key in members}
    home = {key: key for key in members}
    for link in links:
        left, right = sorted((home[link.left], home[link.right]))
        if left == right:
            used[left].append(link)
            continue
        if any(contradict(one, other) for one in members[left] for other in members[right]):
            continue
        for key in members[right]:
            home[key] = left
        members[left] += members.pop(right)
        used[left] += [*used.pop(right), link]
    return [(sorted(found), used[key]) for key, found in members.items()]
