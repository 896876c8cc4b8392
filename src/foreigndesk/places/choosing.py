"""Chooses among places of one name: by size, and by what the article's other names have in common with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from foreigndesk.places.prior import prior
from foreigndesk.places.table import Entry
from foreigndesk.places.toponym import Toponym

_COUNTRY_WEIGHT, _DIVISION_WEIGHT, _NEAR_WEIGHT = 5.0, 1.0, 1.2
_PEOPLE_WEIGHT = 3.0
_MOST_VOTES = 3.0
_SHARPNESS = 1.0
"""How many powers of ten likelier a place becomes with each point of its score."""
_ROUNDS = 3
_WELL_KNOWN = 50_000
_FOCUS, _HEARD_OF = 2.0, 0.3
"""Votes that make a country what an article is about, and those without which it has not heard of one."""
_SQUARE = (0.7, 1.0)
"""Degrees of latitude and longitude of a square: places of one square or of two that touch are neighbours."""

Area = tuple[str, object]


@dataclass(slots=True)
class Name:
    """A name of the article, however often it occurs.

    Attributes:
        choices: The places that bear it.
        chances: How likely each of them is meant.
        votes: What it says for the areas its places lie in.
    """

    choices: Sequence[Entry]
    chances: list[float] = field(default_factory=list)
    votes: dict[Area, float] = field(default_factory=dict)


def candidates(toponym: Toponym) -> Sequence[Entry]:
    """The places a toponym may be where it stands."""
    named = toponym.named
    entries = (*named.entries, *named.short) if toponym.after_town or toponym.division else named.entries
    if len(entries) < 2:
        return entries
    if toponym.division:
        return [entry for entry in entries if entry.kind == "admin"] or entries
    return [entry for entry in entries if not _is_other_sense(entry, entries)] or entries


def _is_other_sense(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Gao is the town, Gao province is not."""
    return entry.kind == "admin" and any(
        other.kind == "city" and other.country == entry.country and entry.admin1 == other.admin1 for other in entries
    )


class Surroundings:
    """What the names of an article say for each other: all of them vote for the areas in which their places lie.

    Args:
        names: The places each name may stand for.
        senses: Places that a name was spelled out to be: ``Paris, Texas``.
        peoples: The countries that are named by their people.
    """

    def __init__(self, names: Mapping[str, Sequence[Entry]], senses: Mapping[str, Entry], peoples: Set[str]) -> None:
        self.senses = senses
        self._peoples = peoples
        self._names = {key: Name((senses[key],) if key in senses else choices) for key, choices in names.items()}
        self._votes: defaultdict[Area, float] = defaultdict(float)
        for country in peoples:
            self._votes[("country", country)] += 1.0
        for name in self._names.values():
            self._believe(name, [prior(entry) for entry in name.choices])
        for _ in range(_ROUNDS):
            self._vote_again()

    def _vote_again(self) -> None:
        scores = {key: [self.score(entry, name) for entry in name.choices] for key, name in self._names.items()}
        for key, name in self._names.items():
            self._believe(name, scores[key])

    def _believe(self, name: Name, scores: Sequence[float]) -> None:
        for area, vote in name.votes.items():
            self._votes[area] -= vote
        top = max(scores, default=0.0)
        weights = [10.0 ** (_SHARPNESS * (score - top)) for score in scores]
        name.chances = [weight / sum(weights) for weight in weights]
        name.votes = {}
        for entry, chance in zip(name.choices, name.chances, strict=True):
            for area in _areas(entry):
                name.votes[area] = max(chance, name.votes.get(area, 0.0))
        for area, vote in name.votes.items():
            self._votes[area] += vote

    def choose(self, toponym: Toponym) -> tuple[Entry, str]:
        """The likeliest place, and why."""
        known = self.senses.get(toponym.key)
        choices = candidates(toponym)
        if known is not None:
            return known, "spelled out in the article"
        if len(choices) == 1:
            return choices[0], "the only place of that name"
        name = self._names[toponym.key]
        choices = [entry for entry in choices if not self.is_stray(toponym, entry)] or choices
        best = max(choices, key=lambda entry: (self.score(entry, name), -entry.index))
        largest = max(choices, key=prior)
        return best, "most prominent of its name" if best is largest else "fits the other places of the article"

    def is_stray(self, toponym: Toponym, entry: Entry) -> bool:
        """Whether a small town lies in a country that the article never speaks of, while it speaks of another.

        The table holds its only namesake, or its largest; the article means a place or a thing that the table lacks.
        """
        if entry.kind != "city" or entry.population >= _WELL_KNOWN or toponym.key in self.senses:
            return False
        name = self._names[toponym.key]
        elsewhere = max((self._votes[area] for area in self._votes if _is_other_country(area, entry)), default=0.0)
        return elsewhere >= _FOCUS and self._others(("country", entry.country), name) < _HEARD_OF

    def score(self, entry: Entry, name: Name) -> float:
        """Its size, and what the other names say for its country, its division and its neighbourhood."""
        score = prior(entry)
        if entry.kind == "country" and entry.country in self._peoples:
            score += _PEOPLE_WEIGHT
        if entry.country:
            others = len(self._peoples) + len(self._names)
            score += _COUNTRY_WEIGHT * self._others(("country", entry.country), name) / others
            if entry.admin1:
                support = self._others(("division", (entry.country, entry.admin1)), name)
                score += _DIVISION_WEIGHT * min(support, _MOST_VOTES)
        if entry.is_small:
            near = sum(self._others(area, name) for area in _squares_around(entry))
            score += _NEAR_WEIGHT * min(near, _MOST_VOTES)
        return score

    def _others(self, area: Area, name: Name) -> float:
        return self._votes[area] - name.votes.get(area, 0.0)


def _is_other_country(area: Area, entry: Entry) -> bool:
    return area[0] == "country" and area[1] != entry.country


def _areas(entry: Entry) -> Iterator[Area]:
    if entry.country:
        yield ("country", entry.country)
        if entry.admin1:
            yield ("division", (entry.country, entry.admin1))
    if entry.is_small:
        yield ("square", _square(entry))


def _square(entry: Entry) -> tuple[int, int]:
    return int(entry.latitude // _SQUARE[0]), int(entry.longitude // _SQUARE[1])


def _squares_around(entry: Entry) -> Iterable[Area]:
    row, column = _square(entry)
    return (("square", (row + down, column + right)) for down in (-1, 0, 1) for right in (-1, 0, 1))
