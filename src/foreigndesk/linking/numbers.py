"""Numbers of an incident: what all reports say of one measure, who says it, and which value to take for best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from foreigndesk.linking.reports import Count, Report


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as somebody gives it; ``high`` is ``None`` for "at least"."""

    low: int
    high: int | None
    source: str


@dataclass(frozen=True, slots=True)
class NumberRange:
    """What all reports together say of one measure.

    Attributes:
        low: The lowest number given.
        high: The highest.
        best: The number to take: the one that most independent sources give; of several, the one given last.
        stated: All, with who gives them.
    """

    low: int
    high: int
    best: int
    stated: tuple[Stated, ...]


def number_ranges(reports: Iterable[Report], groups: Mapping[str, str]) -> dict[str, NumberRange]:
    """The numbers of reports by measure.

    Args:
        reports: Those that say it happened.
        groups: By article, the group of copies it belongs to: copies are one source.
    """
    given: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        for measure in report.counts:
            given[measure].append(report)
    return {measure: _range(measure, given[measure], groups) for measure in sorted(given)}


def _range(measure: str, reports: list[Report], groups: Mapping[str, str]) -> NumberRange:
    counts = [report.counts[measure] for report in reports]
    stated = {Stated(*report.counts[measure], report.source) for report in reports}
    return NumberRange(
        low=min(low for low, _ in counts),
        high=max(high or low for low, high in counts),
        best=_best(measure, reports, groups),
        stated=tuple(sorted(stated, key=lambda n: (n.low, n.source, n.high or 0))),
    )


def _best(measure: str, reports: list[Report], groups: Mapping[str, str]) -> int:
    """A count grows while the dead are counted: among numbers given equally often the last one knows most."""
    sources: dict[Count, set[str]] = defaultdict(set)
    latest: dict[Count, date] = defaultdict(lambda: date.min)
    for report in reports:
        count = report.counts[measure]
        sources[count].add(groups.get(report.article_id, report.article_id))
        latest[count] = max(latest[count], report.published or date.min)
    (low, high) = max(sources, key=lambda count: (len(sources[count]), latest[count], count[0], count[1] or 0))
    return low if high is None else (low + high) // 2
