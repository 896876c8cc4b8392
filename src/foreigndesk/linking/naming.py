"""Where an event names an agreement: the words, the parties, the year and the kind, and what the event does to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.linking.reports import Party, Report
from foreigndesk.linking.steps import StepRule, StepTable
from foreigndesk.offsets import Span

Mentions = Mapping[str, Sequence[Mapping[str, Any]]]
"""By article, the actor mentions of its coding."""
_SLOT = "slot "
_CLASS = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Naming:
    """One agreement in one event.

    Attributes:
        report: The event.
        words: What the text calls it.
        parties: Whose it is, as far as this event tells.
        kind: Of what kind its name says it is.
        year: From when it is, if the name or the signing tells.
        rule: What the event does to it.
        days: When.
    """

    report: Report
    words: str
    parties: frozenset[str]
    kind: str
    year: int | None
    rule: StepRule
    days: tuple[date, date] | None


def find_namings(reports: Iterable[Report], mentions: Mentions, table: StepTable) -> Iterator[Naming]:
    """The agreements that events name."""
    for report in reports:
        span = _words(report, table)
        if span is not None:
            yield _naming(report, span, mentions.get(report.article_id, ()), table)


def _words(report: Report, table: StepTable) -> Span | None:
    for step in report.record["trace"]:
        if step["field"].startswith(_SLOT) and step["span"] and table.classes & set(_CLASS.findall(step["reason"])):
            return Span(**step["span"])
    return Span(**report.record["trigger"]) if table.is_name(report.record["rule"]) else None


def _naming(report: Report, span: Span, mentions: Sequence[Mapping[str, Any]], table: StepTable) -> Naming:
    rule, days = table.step(report), report.days
    if not rule.founding and _is_of_name(report, span):
        days = None
    year = next((int(found) for found in _YEAR.findall(span.text)), None)
    if year is None and rule.founding and days and report.status in ("actual", "historical"):
        year = days[0].year
    if days is None and report.published and report.status in ("actual", "ongoing"):
        days = (report.published, report.published)
    parties = _parties(report, span, mentions, rule, table)
    return Naming(report, span.text, parties, table.kind(span.text), year, rule, days)


def _is_of_name(report: Report, span: Span) -> bool:
    """ "The 2014 accords": the year is theirs, not the event's."""
    stated = report.record["date"]["span"] if report.days else None
    return bool(stated and span.covers(Span(**stated)) and _YEAR.search(stated["text"]))


def _parties(
    report: Report, span: Span, mentions: Sequence[Mapping[str, Any]], rule: StepRule, table: StepTable
) -> frozenset[str]:
    """Who stands in the name itself; if that is no pair, those who act on it and to whom."""
    inside = [Party.of(actor) for actor in mentions if _stands_in(actor, span)]
    found = _labels(inside, table)
    if rule.acts == "parties" and len(found) < _PAIR:
        found |= _labels(report.actors, table)
    if len(found) < _PAIR:
        found |= _labels(report.recipients, table)
    return frozenset(found)


def _stands_in(actor: Mapping[str, Any], span: Span) -> bool:
    """By offset and by words, because mentions do not tell whether they stand in the title."""
    start, end = actor["start"] - span.start, actor["end"] - span.start
    return bool(start >= 0 and span.text[start:end] == actor["text"])


def _labels(parties: Iterable[Party], table: StepTable) -> set[str]:
    """A state for whoever acts for it, anybody else by name or code."""
    return {label for party in parties if (label := _label(party, table))}


def _label(party: Party, table: StepTable) -> str | None:
    if party.country and (not party.sectors or party.sectors[0] in table.state):
        return party.country
    return party.name or party.code
