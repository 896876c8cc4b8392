"""Folding: of an event that copies of one article tell in the same words, only the first is compared with others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from foreigndesk.linking.evidence import Judge, Link
from foreigndesk.linking.reports import Key, Report

_CERTAIN = 1.0


def fold_copies(reports: Iterable[Report], groups: Mapping[str, str]) -> dict[Key, Key]:
    """By report, the one with the smallest key that tells its event in the same words in a copy of its article.

    Args:
        reports: In any order.
        groups: By article, the group of copies it belongs to.

    Returns:
        Only reports that repeat another.
    """
    first: dict[tuple[object, ...], Key] = {}
    folded: dict[Key, Key] = {}
    for report in sorted(reports, key=lambda report: report.key):
        group = groups.get(report.article_id)
        if group is not None:
            told = (report.type, report.mode, report.status, report.act, frozenset(report.words))
            same = first.setdefault((group, *told), report.key)
            if same[1] != report.article_id:
                folded[report.key] = same
    return folded


def copy_links(pairs: Iterable[tuple[Key, Key]], judge: Judge) -> Iterator[Link]:
    """The links of reports with those they repeat."""
    for pair in pairs:
        left, right = sorted(pair)
        yield Link(left, right, (judge.rules.copied,), _CERTAIN)
