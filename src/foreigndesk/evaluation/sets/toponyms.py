"""Toponyms: articles in which every place name is marked, with the coordinates of the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport
from foreigndesk.evaluation.matching import around, overlap, pair_up
from foreigndesk.evaluation.metrics import Figure, Tally, f_scores, share
from foreigndesk.offsets import Span
from foreigndesk.places.names import fold
from foreigndesk.places.place import Place
from foreigndesk.places.table import PlaceTable

_NEAR_KM = 161.0
"""100 miles, the usual threshold of the field."""
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A marked place name; no point where the annotators found none, no country where the set has none."""

    span: Span
    point: tuple[float, float] | None
    country: str | None


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with its place names."""

    id: str
    text: str
    published: date | None
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """An article with the places found, and each marked name with the place found at it."""

    item: MarkedArticle
    places: Sequence[Place]
    pairs: Sequence[tuple[Toponym, Place | None]]

    def found(self) -> Tally:
        """Names found, whatever place they were taken for."""
        hits = sum(place is not None for _, place in self.pairs)
        return Tally(self.item.id, hits, len(self.pairs), len(self.places))

    def resolved(self) -> Tally:
        """Names found and put near the right point; names without a point left aside on both sides."""
        near = sum(place is not None and _is_near(toponym, place) for toponym, place in self.pairs)
        pointed = sum(toponym.point is not None for toponym, _ in self.pairs)
        aside = sum(place is not None and toponym.point is None for toponym, place in self.pairs)
        return Tally(self.item.id, near, pointed, len(self.places) - aside)


class Toponyms(GoldSet[MarkedArticle]):
    """LGL, GeoVirus and sets like them."""

    family = "places"
    measures = (
        "Places end to end: F1 of the place names found, F1 of those found and put within 161 km of the right point "
        "(names that the set gives no point for count neither way), distance and country of those found."
    )

    def __init__(self) -> None:
        self._table = PlaceTable()

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A text with places that have latitudes."""
        places = record.get("places")
        return "text" in record and isinstance(places, list) and all("lat" in place for place in places)

    def parse(self, record: Mapping[str, Any]) -> Iterator[MarkedArticle]:
        """One item for each article."""
        text = record["text"]
        toponyms = tuple(
            Toponym(
                Span.of(text, place["start"], place["end"]),
                (place["lat"], place["lon"]) if place["lat"] is not None else None,
                self._country(place.get("country")),
            )
            for place in record["places"]
        )
        published = date.fromisoformat(record["date"][:10]) if record.get("date") else None
        yield MarkedArticle(str(record["id"]), text, published, toponyms)

    def _country(self, name: str | None) -> str | None:
        named = self._table.named(fold(name)) if name else None
        states = [entry.country for entry in named.entries if entry.kind == "country"] if named else []
        return states[0] if states else None

    def article(self, item: MarkedArticle) -> Article:
        """The article."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[MarkedArticle], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Found, near, country."""
        results = [_result(item, coding) for item, coding in zip(items, codings, strict=True)]
        return SetReport(
            name,
            self.family,
            f"{sum(len(item.toponyms) for item in items):,} place names in {len(items):,} articles",
            figures=_figures(results),
            mistakes=[one for result in results for one in _mistakes(result)],
        )


def _result(item: MarkedArticle, coding: Coding) -> Result:
    places = [place for place in coding.places if place.span is not None]
    answers = pair_up([[t.span] for t in item.toponyms], [place.span for place in places if place.span])
    found = (places[answer] if answer is not None else None for answer in answers)
    return Result(item, places, list(zip(item.toponyms, found, strict=True)))


def _figures(results: Sequence[Result]) -> list[Figure]:
    hits = [(r.item.id, toponym, place) for r in results for toponym, place in r.pairs if place is not None]
    countries = [(i, toponym.country == place.country) for i, toponym, place in hits if toponym.country]
    return [
        *f_scores("places within 161 km", [result.resolved() for result in results]),
        *f_scores("place names found", [result.found() for result in results]),
        share("within 161 km, of those found", [(i, _is_near(t, place)) for i, t, place in hits if t.point]),
        *([share("country, of those found", countries)] if countries else []),
    ]


def _is_near(toponym: Toponym, place: Place) -> bool:
    if toponym.point is None or place.latitude is None or place.longitude is None:
        return False
    return distance_km(toponym.point, (place.latitude, place.longitude)) <= _NEAR_KM


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance (haversine formula) between two points in degrees."""
    (south, west), (north, east) = ((radians(a), radians(b)) for a, b in (one, other))
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))


def _mistakes(result: Result) -> Iterator[Mistake]:
    item = result.item
    for toponym, place in result.pairs:
        gold = {"text": toponym.span.text, "point": toponym.point, "country": toponym.country}
        words = around(item.text, [toponym.span])
        if place is None:
            yield Mistake(item.id, "miss", "place name", "name not found", words, gold, None)
        elif toponym.point is not None and not _is_near(toponym, place):
            yield Mistake(item.id, "wrong", "place", "another place of the name", words, gold, place.to_dict())
    spans = [toponym.span for toponym in item.toponyms]
    for place in result.places:
        if place.span and not overlap([place.span], spans):
            words = around(item.text, [place.span])
            yield Mistake(item.id, "false alarm", "place name", "not marked in gold", words, None, place.to_dict())
