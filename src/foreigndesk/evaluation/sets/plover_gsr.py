"""PLOVER gold standard records: sentences with type, marked source, event and target, and actor codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foreigndesk.actors.actor import Actor
from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import Conventions
from foreigndesk.evaluation.fitting import GoldAct, best_event, cause, full_fit
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport, kind_of, mistake
from foreigndesk.evaluation.matching import all_occurrences, named
from foreigndesk.evaluation.metrics import Figure, Outcome, macro, share, shares_right
from foreigndesk.evaluation.sets.directed_pairs import parts
from foreigndesk.offsets import Span

_EVENT_MARK = re.compile(r"\(EVT:\s*([^)]*)\)")
_UNKNOWN = "***"


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """A sentence with one event: type, participants with codes (country, sector or ``None``)."""

    id: str
    text: str
    type: str
    act: GoldAct
    source_codes: tuple[tuple[str, str | None], ...]
    target_codes: tuple[tuple[str, str | None], ...]


class PloverRecords(GoldSet[GoldRecord]):
    """The records that came with PLOVER, or sentences in their form."""

    family = "PLOVER records"
    measures = (
        "PLOVER type of the event whose participants and trigger fit the marked ones best, older names renamed; "
        "country and sector of the actors, end to end and of the mention alone."
    )

    def __init__(self) -> None:
        self._conventions = Conventions()

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A marked-up sentence with a PLOVER type."""
        events = record.get("events") or [{}]
        return "markup" in record and bool(events[0].get("plover"))

    def parse(self, record: Mapping[str, Any]) -> Iterator[GoldRecord]:
        """One item for each event."""
        text = record["text"]
        for event in record["events"]:
            act = GoldAct(
                sources=all_occurrences(text, parts(event.get("source_actor"))),
                targets=all_occurrences(text, parts(event.get("target_actor"))),
                trigger=all_occurrences(text, _EVENT_MARK.findall(record["markup"])),
            )
            codes = [self._codes(event.get(side) or ()) for side in ("source_codes", "target_codes")]
            yield GoldRecord(str(record["id"]), text, self._conventions.type_name(event["plover"]), act, *codes)

    def _codes(self, codes: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
        found = []
        for code in codes:
            country, _, sector = code.partition(" ")
            kept = self._conventions.sector(sector.split()[0]) if sector.strip() else ""
            found.append((self._conventions.country(country) or "", kept if kept and kept != _UNKNOWN else None))
        return tuple(found)

    def article(self, item: GoldRecord) -> Article:
        """The sentence."""
        return Article(text=item.text, id=item.id)

    def score(self, name: str, items: Sequence[GoldRecord], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Types and actor codes."""
        taken = [(i, best_event(i.act, c.events, full_fit)[0], c) for i, c in zip(items, codings, strict=True)]
        outcomes = [Outcome(item.type, event.type if event else None, item.id) for item, event, _ in taken]
        anywhere = [(i.id, any(e.type == i.type for e in c.events)) for i, _, c in taken]
        return SetReport(
            name,
            self.family,
            f"{len(items):,} sentences",
            figures=[
                shares_right("type", outcomes),
                macro("type, macro-F1", outcomes),
                share("an event of the type in the sentence", anywhere),
                *self._actor_figures(taken),
            ],
            tables=[LabelTable("PLOVER types", outcomes)],
            judged=[(event.confidence, event.type == item.type) for item, event, _ in taken if event],
            mistakes=[_mistake(*one) for one in taken if one[1] is None or one[1].type != one[0].type],
        )

    def _actor_figures(self, taken: Sequence[tuple[GoldRecord, Event | None, Coding]]) -> list[Figure]:
        ends = [hit for item, event, _ in taken for hit in self._event_hits(item, event)]
        mentions = [hit for item, _, coding in taken for hit in self._mention_hits(item, coding)]
        return [
            share("actor country, end to end", ((c, country) for c, country, _ in ends)),
            share("actor country of the mention", ((c, country) for c, country, _ in mentions)),
            share("actor sector of the mention", ((c, sector) for c, _, sector in mentions if sector is not None)),
        ]

    def _event_hits(self, item: GoldRecord, event: Event | None) -> Iterator[tuple[str, bool, bool | None]]:
        actors = (*event.actors, *event.recipients) if event else ()
        one_sided = bool(event and not event.recipients)
        yield from self._hits(item.id, item.source_codes, event.actors if event else ())
        yield from self._hits(item.id, item.target_codes, actors if one_sided or not event else event.recipients)

    def _mention_hits(self, item: GoldRecord, coding: Coding) -> Iterator[tuple[str, bool, bool | None]]:
        yield from self._hits(item.id, item.source_codes, _named_by(coding.actors, item.act.sources))
        yield from self._hits(item.id, item.target_codes, _named_by(coding.actors, item.act.targets))

    def _hits(
        self, cluster: str, codes: Iterable[tuple[str, str | None]], actors: Sequence[Actor]
    ) -> Iterator[tuple[str, bool, bool | None]]:
        """For each gold code: whether an actor has its country, and whether one has its sector, if it has any."""
        for country, sector in codes:
            same_sector = sector in self._conventions.sectors_of(actors) if sector else None
            yield cluster, country in self._conventions.countries_of(actors), same_sector


def _mistake(item: GoldRecord, event: Event | None, coding: Coding) -> Mistake:
    elsewhere = item.type in [other.type for other in coding.events]
    why = cause(item.act, event, coding, right_elsewhere=elsewhere)
    return mistake(item.id, kind_of(event), "type", why, coding, item.type, event.type if event else None)


def _named_by(actors: Iterable[Actor], gold: Sequence[Span]) -> list[Actor]:
    return [actor for actor in actors if named([actor], gold)]
