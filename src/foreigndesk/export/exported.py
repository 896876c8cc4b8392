"""The exported event: a row with its whole record, and its lines in formats of one source and one target a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from foreigndesk.export.crosswalk import Crosswalk
from foreigndesk.export.format import Row

_BITS = 53
"""Whole numbers that R and JavaScript, which have floating point alone, still hold exactly."""


def stable_number(*parts: object) -> int:
    """A whole number below 2**53 that is the same on every run: the first bits of the SHA-256 of the parts."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - _BITS)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient of an exported event.

    Attributes:
        words: What the text calls it; for a pronoun, the mention it stands for.
        start: Offset of its mention.
        name: Its name, if known.
        country: ISO 3166 alpha-3 or the code of a kind of organisation.
        sectors: PLOVER sectors.
        code: CAMEO-style code.
        wikidata: Its item.
    """

    words: str
    start: int
    name: str | None
    country: str | None
    sectors: Sequence[str]
    code: str | None
    wikidata: str | None

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Party:
        """Read an ACTOR object of the output contract."""
        words = record["refers_to"]["text"] if record["refers_to"] else record["text"]
        known = (record["name"], record["country"], tuple(record["sectors"]), record["code"], record["wikidata"])
        return cls(words, record["start"], *known)

    @property
    def label(self) -> str:
        """The name, else the words, else the code."""
        return self.name or self.words or self.code or ""


class ExportedEvent:
    """An event as export formats read it.

    Args:
        row: Its row.
        crosswalk: Codes of other data sets.
    """

    def __init__(self, row: Row, crosswalk: Crosswalk) -> None:
        self.row = row
        self.crosswalk = crosswalk

    @cached_property
    def record(self) -> Mapping[str, Any]:
        """The event object of the output contract."""
        record: Mapping[str, Any] = json.loads(str(self.row["record"]))
        return record

    @cached_property
    def actors(self) -> tuple[Party, ...]:
        """Who acts."""
        return tuple(Party.of(actor) for actor in self.record["actors"])

    @cached_property
    def recipients(self) -> tuple[Party, ...]:
        """To whom."""
        return tuple(Party.of(actor) for actor in self.record["recipients"])

    @property
    def cameo(self) -> str:
        """CAMEO code, empty for codebooks without them."""
        return str(self.row["cameo"] or "")

    @property
    def published(self) -> date | None:
        """Day of publication."""
        return _day(self.row["published"])

    @property
    def first_day(self) -> date | None:
        """First day, else the day of publication."""
        return _day(self.row["date_start"]) or self.published

    @property
    def last_day(self) -> date | None:
        """Last day, else the day of publication."""
        return _day(self.row["date_end"]) or self.published

    def text(self, column: str) -> str:
        """A column as text, empty where it is missing."""
        value = self.row.get(column)
        return "" if value is None else str(value)

    def number(self, *parts: object) -> int:
        """The event's whole number; with parts, that of a line of it."""
        return stable_number(self.row["article_id"], self.row["event_id"], *parts)

    @property
    def count_killed(self) -> int | None:
        """The stated number of dead, the low end."""
        value = self.row["killed_low"]
        return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an export: an event with the one source and the one target it shows.

    Attributes:
        event: The event.
        actor: The source.
        recipient: The target.
        index: Number of the line among those of its event, from 0.
    """

    event: ExportedEvent
    actor: Party | None
    recipient: Party | None
    index: int = 0

    @property
    def number(self) -> int:
        """The line's whole number."""
        return self.event.number(self.index)


def pairs(event: ExportedEvent) -> Iterator[Line]:
    """A line for each actor with each recipient; mutual acts in both directions, as ICEWS and GDELT code them."""
    for index, (actor, recipient) in enumerate(_pairs(event)):
        yield Line(event, actor, recipient, index)


def whole(event: ExportedEvent) -> Iterator[Line]:
    """One line with the first actor and the first recipient."""
    actor = event.actors[0] if event.actors else None
    yield Line(event, actor, event.recipients[0] if event.recipients else None)


def _pairs(event: ExportedEvent) -> Iterator[tuple[Party | None, Party | None]]:
    actors, recipients = event.actors, event.recipients
    if not recipients and len(actors) > 1 and event.crosswalk.is_mutual(event.text("type"), event.cameo):
        yield from ((one, other) for one in actors for other in actors if one is not other)
        return
    yield from ((actor, recipient) for actor in actors or (None,) for recipient in recipients or (None,))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
