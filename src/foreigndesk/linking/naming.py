"""Where an event names an agreement: the words, the parties, the year and the kind, and what the event does to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.linking.known import KnownAgreement
from foreigndesk.linking.reports import Party, Report
from foreigndesk.linking.steps import StepRule, StepTable
from foreigndesk.offsets import Span

Mentions = Mapping[str, Sequence[Mapping[str, Any]]]
"""By article, the actor mentions of its coding."""
_SLOT = "slot "
_CLASS = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = re.compile(r"\w[\w'’-]*")
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
        label: The proper names in its name, in lower case, parties left out: "minsk" of "the Minsk accords".
        known: The well-known agreement that it is.
        rule: What the event does to it.
        days: When.
    """

    report: Report
    words: str
    parties: frozenset[str]
    kind: str
    year: int | None
    label: frozenset[str]
    known: KnownAgreement | None
    rule: StepRule
    days: tuple[date, date] | None


def find_namings(reports: Iterable[Report], mentions: Mentions, table: StepTable) -> Iterator[Naming]:
    """The agreements that events name."""
    for report in reports:
        span, known = _words(report, table)
        if span is not None:
            yield _naming(report, span, known, mentions.get(report.article_id, ()), table)


def _words(report: Report, table: StepTable) -> tuple[Span | None, KnownAgreement | None]:
    """A known name at the event, else the words of a slot that stand for an agreement, else the act's own."""
    slots = [step for step in report.record["trace"] if step["field"].startswith(_SLOT) and step["span"]]
    named = [Span(**step["span"]) for step in slots if table.classes & set(_CLASS.findall(step["reason"]))]
    for span, known in _known(report, table):
        if not named or span.overlaps(named[0]):
            return span, known
    named = [span for span in named if table.excluded.isdisjoint(_NAME.findall(span.text.lower()))]
    if named:
        return _trimmed(named[0], report, table), None
    return (Span(**report.record["trigger"]) if table.is_name(report.record["rule"]) else None), None


def _known(report: Report, table: StepTable) -> Iterator[tuple[Span, KnownAgreement]]:
    """Known names in the sentence that begin soon after the act."""
    trigger = Span(**report.record["trigger"])
    inside = report.quote.find(trigger.text)
    for start, end, known in table.known.find(report.quote):
        if inside >= 0 and inside <= start <= inside + len(trigger.text) + table.reach:
            offset = trigger.start - inside
            yield Span(offset + start, offset + end, report.quote[start:end]), known


def _trimmed(span: Span, report: Report, table: StepTable) -> Span:
    """Without prepositions before and the place of the signing after it."""
    words, start = span.text, span.start
    while (first := next((one for one in table.leading if words.lower().startswith(f"{one} ")), None)) is not None:
        start += len(first) + 1
        words = words[len(first) + 1 :]
    place = report.record["place"]
    if place and place["span"] and place["span"]["start"] > start and words.endswith(place["span"]["text"]):
        before = words[: -len(place["span"]["text"])].split()
        if len(before) > 1 and before[-1].lower() in table.leading:
            words = words[: words.rindex(before[-1], 0, len(words) - len(place["span"]["text"]))].rstrip()
    return Span(start, start + len(words), words)


def _naming(
    report: Report, span: Span, known: KnownAgreement | None, mentions: Sequence[Mapping[str, Any]], table: StepTable
) -> Naming:
    rule, days = table.step(report), report.days
    if not rule.founding and _is_of_name(report, span):
        days = None
    year = next((int(found) for found in _YEAR.findall(span.text)), None)
    if year is None and rule.founding and days and report.status in ("actual", "historical"):
        year = days[0].year
    if days is None and report.published and report.status in ("actual", "ongoing"):
        days = (report.published, report.published)
    if known is not None:
        year = known.signed.year if known.signed else year
        return Naming(report, span.text, known.parties, known.kind, year, frozenset(), known, rule, days)
    parties = _parties(report, span, mentions, rule, table)
    label = _label_of(span, mentions, table)
    return Naming(report, span.text, parties, table.kind(span.text), year, label, None, rule, days)


def _is_of_name(report: Report, span: Span) -> bool:
    """ "The 2014 accords": the year is theirs, not the event's."""
    stated = report.record["date"]["span"] if report.days else None
    return bool(stated and span.covers(Span(**stated)) and _YEAR.search(stated["text"]))


def _label_of(span: Span, mentions: Sequence[Mapping[str, Any]], table: StepTable) -> frozenset[str]:
    """Capitalised words that are neither parties nor the noun: "Minsk" of "the Minsk accords"."""
    taken = [(m["start"], m["end"]) for m in mentions if _stands_in(m, span) and m["country"]]
    label, before = set(), ""
    for found in _NAME.finditer(span.text):
        word, at = found.group(), span.start + found.start()
        named = word[0].isupper() and word.lower() not in table.unnamed and before not in table.located
        if named and not any(start <= at < end for start, end in taken):
            label.add(word.lower())
        before = before if named and before in table.located else word.lower()
    return frozenset(label)


def _parties(
    report: Report, span: Span, mentions: Sequence[Mapping[str, Any]], rule: StepRule, table: StepTable
) -> frozenset[str]:
    """Who stands in the name itself; if that is no pair, those who act on it and to whom."""
    inside = [Party.of(actor) for actor in mentions if _stands_in(actor, span)]
    found = _labels(inside, table)
    if rule.acts == "parties" and len(found) < _PAIR:
        found |= _labels(report.actors, table)
    if rule.acts == "parties" and len(found) < _PAIR:
        found |= _labels((p for p in report.recipients if not _is_place(p, report)), table)
    return frozenset(found)


def _is_place(party: Party, report: Report) -> bool:
    """Where a treaty is signed is no party to it."""
    place = report.record["place"]
    return bool(place and place["span"] and place["span"]["text"] == party.words and place["name"] != party.name)


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
