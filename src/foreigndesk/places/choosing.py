"""Chooses among places of one name: by size, by the countries the article speaks of, by what stands next to it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from foreigndesk.places.finding import Toponym
from foreigndesk.places.table import Entry

_KIND_PRIOR = {"country": 10.0, "region": 8.5, "admin": 6.8, "site": 6.5, "city": 0.0}
_DOMINANT = 2.0
_NEAR_KM = 200.0
_COUNTRY_WEIGHT, _DIVISION_WEIGHT, _NEAR_WEIGHT, _SHARED_WEIGHT = 5.0, 1.0, 0.7, 0.3
_MOST_POINTS = 30


@dataclass(slots=True)
class Surroundings:
    """What the article says of where it is.

    Attributes:
        countries: How often each country is meant.
        divisions: How often each first-order division is meant, by country and name.
        points: Where the sure places lie.
        shared: How many names of the article occur in each division, whichever of them is meant.
        senses: Places that a name was spelled out to be: ``Paris, Texas``.
    """

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[tuple[str, str]] = field(default_factory=Counter)
    points: list[Entry] = field(default_factory=list)
    senses: dict[str, Entry] = field(default_factory=dict)
    shared: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, entry: Entry) -> None:
        """Count a place as surely meant."""
        if entry.country:
            self.countries[entry.country] += 1
            if entry.admin1:
                self.divisions[(entry.country, entry.admin1)] += 1
        if entry.kind in ("city", "site", "admin"):
            self.points.append(entry)


def candidates(toponym: Toponym) -> Sequence[Entry]:
    """The places a toponym may be where it stands."""
    named = toponym.named
    entries = (*named.entries, *named.short) if toponym.after_town else named.entries
    if len(entries) < 2:
        return entries
    return [entry for entry in entries if not _is_other_sense(entry, entries, toponym.division)] or entries


def _is_other_sense(entry: Entry, entries: Sequence[Entry], division: bool) -> bool:
    """Gao is the town, Gao province is not."""
    dropped, kept = ("city", "admin") if division else ("admin", "city")
    return entry.kind == dropped and any(
        other.kind == kept and other.country == entry.country and entry.admin1 == other.admin1 for other in entries
    )


def prior(entry: Entry) -> float:
    """How likely the place is meant when nothing else is known."""
    size = math.log10(entry.population + 1)
    return _KIND_PRIOR[entry.kind] + (size if entry.kind == "city" else 0.0)


def is_sure(toponym: Toponym) -> Entry | None:
    """The place, if the name alone tells: the only one, or far ahead of its namesakes."""
    ranked = sorted(candidates(toponym), key=prior, reverse=True)
    if len(ranked) == 1:
        return ranked[0]
    return ranked[0] if prior(ranked[0]) - prior(ranked[1]) >= _DOMINANT else None


def inside(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in a country or division."""
    if outer.kind == "country":
        return entry.country == outer.country and entry.kind != "country"
    if outer.kind == "admin":
        return entry.country == outer.country and (entry.admin1 == outer.name or _close(entry, outer, 150.0))
    return outer.kind == "region" and outer.country is not None and entry.country == outer.country


def choose(toponym: Toponym, surroundings: Surroundings) -> tuple[Entry, str]:
    """The likeliest place, and why."""
    known = surroundings.senses.get(toponym.key)
    choices = candidates(toponym)
    if known is not None:
        return known, "spelled out in the article"
    if len(choices) == 1:
        return choices[0], "the only place of that name"
    total = sum(surroundings.countries.values()) or 1
    scored = [(_score(entry, surroundings, total), -entry.index, entry) for entry in choices]
    best = max(scored, key=lambda item: item[:2])[2]
    largest = max(choices, key=prior)
    return best, "most prominent of its name" if best is largest else "fits the countries of the article"


def _score(entry: Entry, surroundings: Surroundings, total: int) -> float:
    score = prior(entry)
    if entry.country:
        score += _COUNTRY_WEIGHT * surroundings.countries[entry.country] / (total + 1)
    if entry.country and entry.admin1:
        division = (entry.country, entry.admin1)
        score += _DIVISION_WEIGHT * min(surroundings.divisions[division], 3)
        score += _SHARED_WEIGHT * min(surroundings.shared[division] - 1, 5)
    if entry.kind == "city":
        near = sum(_close(entry, point, _NEAR_KM) for point in surroundings.points[:_MOST_POINTS])
        score += _NEAR_WEIGHT * min(near, 3)
    return score


def _close(one: Entry, other: Entry, kilometres: float) -> bool:
    return (
        one.index != other.index and distance(one.latitude, one.longitude, other.latitude, other.longitude) < kilometres
    )


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance in kilometres (haversine formula, mean radius 6371 km)."""
    first, second = math.radians(latitude), math.radians(other_latitude)
    half = math.sin((second - first) / 2) ** 2
    half += math.cos(first) * math.cos(second) * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
