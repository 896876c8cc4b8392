"""Office-holders: who bore a name, who held an office, on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from foreigndesk.actors.index import Alias, fold
from foreigndesk.actors.listing import Entry
from foreigndesk.actors.records import NameRecord, Term

_WEIGHT = 35


class PersonTable:
    """Persons of the leader files, by office and by surname; each is put together when first asked for.

    Args:
        listing: One record a term in office: name, aliases, country, sectors, office, start, end.
        incumbents: Offices, lower case, whose holder a bare surname may mean.
        own: A user's own records, which are checked at once and come first.
    """

    __slots__ = ("_aliases", "_by_name", "_by_office", "_by_surname", "_incumbents", "_people", "_rows")

    def __init__(self, listing: Iterable[Entry], incumbents: frozenset[str], own: Iterable[Entry] = ()) -> None:
        self._incumbents = incumbents
        self._aliases: list[Alias] = []
        self._by_name: dict[str, list[str]] = {}
        self._by_office: dict[tuple[str, str], list[str]] = {}
        self._by_surname: dict[str, list[str]] = {}
        self._people: dict[str, NameRecord] = {}
        self._rows: dict[str, list[Entry]] = {}
        own = list(own)
        for entry in (*own, *listing):
            self._rows.setdefault(entry.need("name"), []).append(entry)
        for name, rows in self._rows.items():
            self._add(name, rows)
        for entry in own:
            self.person(entry.need("name"))

    def person(self, name: str) -> NameRecord:
        """Everything about one person, by canonical name."""
        if name not in self._people:
            self._people[name] = _record(name, self._rows[name])
        return self._people[name]

    def __iter__(self) -> Iterator[NameRecord]:
        return (self.person(name) for name in self._rows)

    def aliases(self) -> list[Alias]:
        """Every full name, for the index."""
        return self._aliases

    def named(self, name: str) -> list[NameRecord]:
        """Everyone of a full name."""
        return [self.person(one) for one in self._by_name.get(fold(name), ())]

    def holder(self, country: str, office: str, on: date | None) -> NameRecord | None:
        """Who held an office of a country on a day, if one person alone did."""
        holders = [
            person
            for person in map(self.person, self._by_office.get((country, office), ()))
            if any(_office(t) == office and t.country == country and t.holds(on) for t in person.terms)
        ]
        return holders[0] if len(holders) == 1 else None

    def surnamed(self, surname: str, on: date | None) -> NameRecord | None:
        """The one head of state or government of that surname in office on a day."""
        holders = [p for p in map(self.person, self._by_surname.get(fold(surname), ())) if self._leads(p, on)]
        return holders[0] if len(holders) == 1 else None

    def titled(self, surname: str, office: str, on: date | None) -> NameRecord | None:
        """The one person of that surname who had held an office by a day: "President Reagan" decades later."""
        holders = [
            person
            for person in map(self.person, self._by_surname.get(fold(surname), ()))
            if any(_office(t) == office and (on is None or t.start is None or t.start <= on) for t in person.terms)
        ]
        return holders[0] if len(holders) == 1 else None

    def _leads(self, person: NameRecord, on: date | None) -> bool:
        return any(term.holds(on) and _office(term) in self._incumbents for term in person.terms)

    def _add(self, name: str, rows: list[Entry]) -> None:
        texts = list(dict.fromkeys([name, *(alias for row in rows for alias in _split(row.fields.get("aliases")))]))
        for text in texts:
            self._by_name.setdefault(fold(text), []).append(name)
            if len(text) > 3 or " " in text or "-" in text:
                self._aliases.append(Alias(text, partial(self.person, name)))
        for surname in {fold(text.rpartition(" ")[2]) for text in texts}:
            self._by_surname.setdefault(surname, []).append(name)
        for office in {(str(row.fields.get("country")), str(row.fields.get("office") or "").lower()) for row in rows}:
            self._by_office.setdefault(office, []).append(name)


def _record(name: str, rows: list[Entry]) -> NameRecord:
    terms = sorted((_term(row) for row in rows), key=lambda t: (t.start is not None, t.start or date.min))
    latest = terms[-1]
    wikidata = next((row.text("wikidata") for row in rows if row.text("wikidata")), None)
    weight = _WEIGHT + (latest.end is None)
    return NameRecord("person", name, latest.country, latest.sectors, None, wikidata, tuple(terms), weight)


def _term(row: Entry) -> Term:
    country, sectors = row.need("country"), row.codes("sectors")
    return Term(country, sectors, row.text("office") or "", row.day("start"), row.day("end", last=True))


def _office(term: Term) -> str:
    return term.office.lower()


def _split(aliases: object) -> list[str]:
    return [alias.strip() for alias in aliases.split("|") if alias.strip()] if isinstance(aliases, str) else []
