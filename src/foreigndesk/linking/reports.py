"""The report: one row of the events table as linking reads it, with parties, window of days, place and speaker."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.linking.rarity import Rarity, Weights

Row = Mapping[str, object]
Key = tuple[str, str]
"""Event and article: the same words under two addresses are two reports with one ``event_id``."""
Count = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event, as far as it is known."""

    words: str
    name: str | None
    country: str | None
    code: str | None
    sectors: tuple[str, ...]

    @classmethod
    def of(cls, actor: Mapping[str, Any]) -> Party:
        """Read an ACTOR object of the output contract."""
        return cls(actor["text"], actor["name"], actor["country"], actor["code"], tuple(actor["sectors"]))


@dataclass(frozen=True, slots=True)
class Site:
    """The place of an event; ``local`` when its sentence names it, not the dateline or a sentence before."""

    name: str
    country: str | None
    point: tuple[float, float] | None
    precision: str
    local: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one article tells it.

    Attributes:
        event_id: The event.
        article_id: The article.
        outlet: Who published it.
        published: When.
        type: PLOVER type.
        mode: PLOVER mode.
        status: Whether it happened.
        actors: Who acts.
        recipients: To whom.
        days: First and last day, if dated.
        precision: Unit of the date.
        stated: Whether the text gives the date.
        site: Where.
        counts: Stated numbers by measure.
        speakers: Who says so and with what stance.
        quote: The sentence.
        words: The stems of its words, by rarity.
        context: The rarest stems of all events of its article.
        names: The stems of what its parties are called.
        act: The stems of its trigger.
        record: The whole event of the output contract.
    """

    event_id: str
    article_id: str
    outlet: str | None
    published: date | None
    type: str
    mode: str | None
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    days: tuple[date, date] | None
    precision: str | None
    stated: bool
    site: Site | None
    counts: Mapping[str, Count]
    speakers: tuple[tuple[str | None, str], ...]
    quote: str
    words: Weights
    context: Weights
    names: Weights
    act: frozenset[str]
    record: Mapping[str, Any]

    @property
    def key(self) -> Key:
        """Identity among all reports."""
        return (self.event_id, self.article_id)

    @property
    def source(self) -> str:
        """Who vouches for it: the first speaker, else the outlet, else the article."""
        named = next((speaker for speaker, _ in self.speakers if speaker), None)
        return named or self.outlet or self.article_id


def read_reports(rows: Iterable[Row], rarity: Rarity | None = None) -> Iterator[Report]:
    """Reports of rows with the columns of the events table.

    Args:
        rows: In any order, but all rows of an article: its events together are the context of each.
        rarity: Weighs words; ours by default.
    """
    rarity = rarity or Rarity.load()
    articles: dict[str, list[tuple[Row, dict[str, Any]]]] = {}
    for row in rows:
        articles.setdefault(str(row["article_id"]), []).append((row, json.loads(str(row["record"]))))
    for events in articles.values():
        words = {quote: rarity.weigh(quote) for quote in {event["quote"] for _, event in events}}
        context = rarity.rarest(words.values())
        yield from (_report(row, event, words[event["quote"]], context, rarity) for row, event in events)


def _report(row: Row, event: Mapping[str, Any], words: Weights, context: Weights, rarity: Rarity) -> Report:
    published, day = row["published"], event["date"]
    return Report(
        event_id=event["event_id"],
        article_id=str(row["article_id"]),
        outlet=str(row["outlet"]) if row["outlet"] else None,
        published=published if isinstance(published, date) else None,
        type=event["type"],
        mode=event["mode"],
        status=event["status"],
        actors=tuple(Party.of(actor) for actor in event["actors"]),
        recipients=tuple(Party.of(actor) for actor in event["recipients"]),
        days=(date.fromisoformat(day["start"]), date.fromisoformat(day["end"])) if day else None,
        precision=day["precision"] if day else None,
        stated=bool(day and day["span"]),
        site=_site(event),
        counts={measure: (low, high) for measure, (low, high) in event["magnitude"].items()},
        speakers=tuple((_speaker(a["speaker"]), a["stance"]) for a in event["attribution"]),
        quote=event["quote"],
        words=words,
        context=context,
        names=rarity.weigh(" ".join(a["name"] or a["text"] for a in (*event["actors"], *event["recipients"]))),
        act=rarity.stems(event["trigger"]["text"]),
        record=event,
    )


def _speaker(actor: Mapping[str, Any] | None) -> str | None:
    if actor is None:
        return None
    fuller = actor["refers_to"]
    return str(fuller["text"] if fuller else actor["text"])


def _site(event: Mapping[str, Any]) -> Site | None:
    place = event["place"]
    if place is None:
        return None
    span, quote, trigger = place["span"], event["quote"], event["trigger"]
    local = bool(span) and span["text"] in quote and abs(span["start"] - trigger["start"]) < len(quote)
    point = (place["latitude"], place["longitude"]) if place["latitude"] is not None else None
    return Site(place["name"], place["country"], point, place["precision"], local)
