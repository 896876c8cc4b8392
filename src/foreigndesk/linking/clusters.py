"""Clusters: joins reports by their links, best first, as long as they hold together and nothing contradicts itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from foreigndesk.linking.candidates import find_candidates
from foreigndesk.linking.evidence import Judge, Link
from foreigndesk.linking.reports import Key, Report

Cluster = tuple[list[Key], list[Link]]


def find_links(reports: Mapping[Key, Report], judge: Judge, fresh: Set[Key] | None = None) -> list[Link]:
    """The links among reports; best first.

    Args:
        reports: The reports by key; all take part.
        judge: Compares two of them.
        fresh: Look only at pairs with a member among these: the links of the others are known already.
    """
    pairs = find_candidates(reports, judge, fresh)
    links = (judge.link(reports[left], reports[right]) for left, right in pairs)
    return sorted((link for link in links if link), key=lambda link: link.rank)


def cluster(
    keys: Iterable[Key], links: Sequence[Link], contradict: Callable[[Key, Key], bool], cohesion: float = 0.0
) -> list[Cluster]:
    """Members and links of each cluster.

    Args:
        keys: All reports.
        links: Best first.
        contradict: Whether two reports cannot be one; a link that would join such is passed over.
        cohesion: Share of the pairs between two clusters that must be linked before they are joined.
    """
    home = {key: key for key in sorted(keys)}
    members = {key: [key] for key in home}
    ties: dict[Key, Counter[Key]] = {key: Counter() for key in home}
    for link in links:
        ties[link.left][link.right] += 1
        ties[link.right][link.left] += 1
    for link in links:
        left, right = sorted((home[link.left], home[link.right]))
        if left == right or ties[left][right] < cohesion * len(members[left]) * len(members[right]):
            continue
        if any(contradict(one, other) for one in members[left] for other in members[right]):
            continue
        _join(left, right, home, members, ties)
    inside: dict[Key, list[Link]] = {key: [] for key in members}
    for link in links:
        if home[link.left] == home[link.right]:
            inside[home[link.left]].append(link)
    return [(sorted(found), inside[key]) for key, found in members.items()]


def _join(
    left: Key, right: Key, home: dict[Key, Key], members: dict[Key, list[Key]], ties: dict[Key, Counter[Key]]
) -> None:
    for key in members[right]:
        home[key] = left
    members[left] += members.pop(right)
    for other, count in ties.pop(right).items():
        if other != left:
            ties[left][other] += count
            ties[other][left] += count
        ties[other].pop(right, None)
