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
from foreigndesk.evaluation.matching import overlap, pair_up
from foreigndesk.evaluation.metrics import Tally, f_scores, share
from foreigndesk.offsets import Span
from foreigndesk.places.names import fold
from foreigndesk.places.place import Place
from foreigndesk.places.table import PlaceTable

_NEAR_KM = 161.0
"""100 miles, the usual threshold of the field."""
_EARTH_KM = 6371.0
_AROUND = 60


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
        report = SetReport(name, self.family, f"{sum(len(item.toponyms) for item in items):,} place names in {len(items):,} articles")
        found, resolved, distances, countries = [], [], [], []
        for item, coding in zip(items, codings, strict=True):
            places = [place for place in coding.places if place.span is not None]
            answers = pair_up([[t.span] for t in item.toponyms], [place.span for place in places if place.span])
            pairs = [(t, places[answer] if answer is not None else None) for t, answer in zip(item.toponyms, answers, strict=True)]
            hits = sum(place is not None for _, place in pairs)
            found.append(Tally(item.id, hits, len(pairs), len(places)))
            pointed = [(t, place) for t, place in pairs if t.point is not None]
            near = [place is not None and _is_near(t, place) for t, place in pointed]
            unpointed = sum(place is not None for t, place in pairs if t.point is None)
            resolved.append(Tally(item.id, sum(near), len(pointed), len(places) - unpointed))
            distances += [(item.id, _is_near(t, place)) for t, place in pointed if place]
            countries += [(item.id, t.country == place.country) for t, place in pairs if place and t.country]
            report.mistakes += _mistakes(item, pairs, places)
        report.figures = [
            *f_scores("places within 161 km", resolved),
            *f_scores("place names found", found),
            share("within 161 km, of those found", distances),
            *([share("country, of those found", countries)] if countries else []),
        ]
        return report


def _is_near(toponym: Toponym, place: Place) -> bool:
    if toponym.point is None or place.latitude is None or place.longitude is None:
        return False
    return distance_km(toponym.point, (place.latitude, place.longitude)) <= _NEAR_KM


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance (haversine formula) between two points in degrees."""
    (south, west), (north, east) = ((radians(a), radians(b)) for a, b in (one, other))
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))


def _mistakes(
    item: MarkedArticle, pairs: Sequence[tuple[Toponym, Place | None]], places: Sequence[Place]
) -> Iterator[Mistake]:
    for toponym, place in pairs:
        gold = {"text": toponym.span.text, "point": toponym.point, "country": toponym.country}
        words = _around(item.text, toponym.span)
        if place is None:
            yield Mistake(item.id, "miss", "place name", "name not found", words, gold, None)
        elif toponym.point is not None and not _is_near(toponym, place):
            yield Mistake(item.id, "wrong", "place", "another place of the name", words, gold, place.to_dict())
    spans = [toponym.span for toponym in item.toponyms]
    for place in places:
        if place.span and not overlap([place.span], spans):
            cause = "name not marked in gold"
            yield Mistake(item.id, "false alarm", "place name", cause, _around(item.text, place.span), None, place.to_dict())


def _around(text: str, span: Span) -> str:
    return text[max(0, span.start - _AROUND) : span.end + _AROUND]
