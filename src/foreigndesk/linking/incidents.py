"""Incidents: one happening across the articles that report it, with who says so, who denies it, and how many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from foreigndesk.linking.clusters import cluster, find_links
from foreigndesk.linking.evidence import Judge, Link
from foreigndesk.linking.folding import copy_links, fold_copies
from foreigndesk.linking.numbers import NumberRange, number_ranges
from foreigndesk.linking.reports import Key, Party, Report
from foreigndesk.linking.rules import LinkRules


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening.

    Attributes:
        incident_id: From its smallest member; stable under the order of input.
        type: PLOVER type.
        mode: PLOVER mode, where one is given.
        actors: Countries, else codes, of who acts.
        recipients: The same of to whom.
        first: First day that a report gives.
        last: Last day.
        place: Name of the place that most reports name.
        members: Event and article of every report.
        articles: The articles.
        sources: How many of them are independent: copies of one report count once.
        outlets: Who published them.
        numbers: By measure.
        asserted_by: Who says it happened.
        denied_by: Who denies it.
        links: Why the reports belong together.
    """

    incident_id: str
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first: date | None
    last: date | None
    place: str | None
    members: tuple[Key, ...]
    articles: tuple[str, ...]
    sources: int
    outlets: tuple[str, ...]
    numbers: Mapping[str, NumberRange]
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def contested(self) -> bool:
        """Whether somebody denies it."""
        return bool(self.denied_by)

    def to_dict(self) -> dict[str, object]:
        """The incident as plain values."""
        return {**asdict(self), "contested": self.contested}


def link_incidents(
    reports: Iterable[Report], rules: LinkRules | None = None, groups: Mapping[str, str] | None = None
) -> list[Incident]:
    """The incidents of reports, most widely reported first; the order of the reports does not matter.

    Args:
        reports: Events of any number of articles.
        rules: When two reports are linked; ours by default.
        groups: By article, the group of copies it belongs to; an article without one is a source of its own.
    """
    judge, groups = Judge(rules or LinkRules.load()), groups or {}
    known = {report.key: report for report in reports if judge.takes_part(report)}
    folded = fold_copies(known.values(), groups)
    own = {key: known[key] for key in known if key not in folded}
    clusters = cluster(own, find_links(own, judge), lambda a, b: judge.contradict(own[a], own[b]), judge.rules.cohesion)
    copies: dict[Key, list[Key]] = {}
    for key, first in sorted(folded.items()):
        copies.setdefault(first, []).append(key)
    incidents = []
    for keys, links in clusters:
        if any(judge.founds(own[key]) for key in keys):
            same = [(key, copied) for key in keys for copied in copies.get(key, ())]
            members = [known[key] for key in [*keys, *(copied for _, copied in same)]]
            incidents.append(incident_of(members, [*links, *copy_links(same, judge)], judge, groups))
    return sorted(incidents, key=lambda i: (-i.sources, -len(i.articles), i.first or date.max, i.incident_id))


def incident_of(
    reports: Sequence[Report], links: Iterable[Link], judge: Judge, groups: Mapping[str, str] | None = None
) -> Incident:
    """The incident that reports of one cluster tell; neither their order nor that of the links matters.

    Args:
        reports: The members, at least one.
        links: The links among them.
        judge: Tells who denies.
        groups: By article, the group of copies it belongs to.
    """
    groups = groups or {}
    reports = sorted(reports, key=lambda report: report.key)
    denials = [report for report in reports if judge.denies(report)]
    told = [report for report in reports if judge.tells(report)]
    dated = [report for report in told if not judge.is_vague(judge.window(report))] or told or denials
    days = [day for report in dated for day in report.days or ()]
    happened = [report for report in reports if report.status != judge.rules.planned]
    articles = _distinct(report.article_id for report in reports)
    return Incident(
        incident_id=hashlib.sha256("\0".join(reports[0].key).encode()).hexdigest()[:16],
        type=_most_frequent(report.type for report in happened or reports) or reports[0].type,
        mode=_most_frequent(report.mode for report in happened or reports),
        actors=_labels(party for report in reports for party in report.actors),
        recipients=_labels(party for report in reports for party in report.recipients),
        first=min(days, default=None),
        last=max(days, default=None),
        place=_place(reports),
        members=tuple(report.key for report in reports),
        articles=articles,
        sources=len({groups.get(article, article) for article in articles}),
        outlets=_distinct(report.outlet for report in reports),
        numbers=number_ranges(told, groups),
        asserted_by=_distinct(report.source for report in told),
        denied_by=_distinct(report.source for report in denials),
        links=tuple(sorted(links, key=lambda link: link.rank)),
    )


def _place(reports: list[Report]) -> str | None:
    local = [report.site.name for report in reports if report.site and report.site.local]
    return _most_frequent(local or [report.site.name for report in reports if report.site])


def _labels(parties: Iterable[Party]) -> tuple[str, ...]:
    """Countries; codes and words only where no report knows a country."""
    found = list(parties)
    return _distinct(p.country for p in found) or _distinct(p.code for p in found) or _distinct(p.words for p in found)


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def _most_frequent(values: Iterable[str | None]) -> str | None:
    known = [value for value in values if value]
    return min(known, key=lambda value: (-known.count(value), value), default=None)
