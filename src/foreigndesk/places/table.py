"""The place table: names to the places that bear them, mapped from ``knowledge/places/table.bin``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from foreigndesk.knowledge.files import knowledge_dir
from foreigndesk.places.columns import Columns
from foreigndesk.places.place import PlacePrecision

_WEAK, _ALIAS = 1, 2
_KINDS: tuple[PlacePrecision, ...] = ("site", "city", "admin", "country", "region")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the table.

    Attributes:
        index: Row of the table.
        name: Canonical name.
        kind: What it is, and so how exact its point is.
        country: ISO 3166 alpha-3 code, ``None`` for seas and regions of several countries.
        admin1: Name of its first-order division, where known.
        latitude: Degrees north.
        longitude: Degrees east.
        population: Inhabitants, 0 where unknown.
        geonames_id: GeoNames identifier, ``None`` for our own entries.
    """

    index: int
    name: str
    kind: PlacePrecision
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    geonames_id: int | None

    @property
    def is_small(self) -> bool:
        """Whether its point says where it is: a town, a site, a county, but no state or country."""
        return self.kind in ("city", "site") or (self.kind == "admin" and self.name != self.admin1)


@dataclass(frozen=True, slots=True)
class Named:
    """All places that bear one name.

    Attributes:
        entries: The places.
        short: Places it is a short form of, which only follows a town: ``Ala.``
        weak: The name is also a common word or a name of people.
        alias: It is nobody's main name.
    """

    entries: tuple[Entry, ...]
    short: tuple[Entry, ...]
    weak: bool
    alias: bool


class PlaceTable:
    """Reads the table.

    Args:
        path: The file of columns; the package's own if left out.

    Raises:
        KnowledgeError: If it cannot be read.
    """

    def __init__(self, path: Path | None = None) -> None:
        columns = Columns(path or knowledge_dir() / "places" / "table.bin")
        self._keys, self._names = columns.lines("keys"), columns.lines("names")
        self._countries, self._divisions = columns.lines("countries"), columns.lines("divisions")
        self._peoples = columns.lines("peoples")
        self._numbers = {name: columns.numbers(name) for name in _NUMBERS}
        self._known: dict[str, Named | None] = {}
        self._first_words: dict[str, bool] = {}
        self._states: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._names)

    def people(self, word: str) -> str | None:
        """The country whose people, in lower case, the word names: ``egyptian`` gives ``EGY``."""
        row = self._peoples.first_at_least(word)
        if row == len(self._peoples) or self._peoples[row] != word:
            return None
        return self._countries[self._numbers["people_of"][row]]

    def opens(self, word: str) -> bool:
        """Whether some name begins with the folded word."""
        known = self._first_words.get(word)
        if known is None:
            row = self._keys.first_at_least(word)
            known = row < len(self._keys) and self._keys[row].startswith(word)
            _remember(self._first_words, word, known)
        return known

    def country(self, code: str) -> Entry | None:
        """The state with that ISO 3166 alpha-3 code."""
        if not self._states:
            kinds, country = self._numbers["kinds"], self._numbers["country"]
            state = _KINDS.index("country")
            self._states = {self._countries[country[row]]: row for row in range(len(kinds)) if kinds[row] == state}
        row = self._states.get(code)
        return None if row is None else self._entry(row)

    def named(self, key: str) -> Named | None:
        """The places with that folded name (see ``names.fold``)."""
        try:
            return self._known[key]
        except KeyError:
            row = self._keys.first_at_least(key)
            found = row < len(self._keys) and self._keys[row] == key
            named = self._read(row) if found else None
            _remember(self._known, key, named)
            return named

    def _read(self, row: int) -> Named:
        starts, members, flags = (
            self._numbers["starts"],
            self._numbers["members"],
            self._numbers["flags"][row],
        )
        listed = [members[place] for place in range(starts[row], starts[row + 1])]
        entries = tuple(self._entry(member) for member in listed if member >= 0)
        short = tuple(self._entry(~member) for member in listed if member < 0)
        return Named(entries, short, bool(flags & _WEAK), bool(flags & _ALIAS))

    def _entry(self, index: int) -> Entry:
        numbers = self._numbers
        return Entry(
            index,
            self._names[index],
            _KINDS[numbers["kinds"][index]],
            self._countries[numbers["country"][index]] or None,
            self._divisions[numbers["division"][index]] or None,
            numbers["latitude"][index] / 1000,
            numbers["longitude"][index] / 1000,
            numbers["population"][index],
            numbers["geonames_id"][index] or None,
        )


_NUMBERS = (
    "starts",
    "members",
    "flags",
    "kinds",
    "country",
    "division",
    "latitude",
    "longitude",
    "population",
    "geonames_id",
    "people_of",
)
_MOST_REMEMBERED = 50_000
_Value = TypeVar("_Value")


def _remember(memory: dict[str, _Value], key: str, value: _Value) -> None:
    if len(memory) >= _MOST_REMEMBERED:
        memory.clear()
    memory[key] = value
