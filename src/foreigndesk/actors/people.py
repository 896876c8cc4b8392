"""Office-holders: who bore a name, who held an office, on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from foreigndesk.actors.index import Alias, fold
from foreigndesk.actors.listing import Entry
from foreigndesk.actors.records import NameRecord, Term

_WEIGHT = 35


class PersonTable:
    """Persons of the leader files, by office and by surname.

    Args:
        listing: One record a term in office: name, aliases, country, sectors, office, start, end.
        incumbents: Offices, lower case, whose holder a bare surname may mean.
    """

    __slots__ = ("_aliases", "_by_name", "_by_office", "_by_surname", "_incumbents")

    def __init__(self, listing: Iterable[Entry], incumbents: frozenset[str]) -> None:
        self._incumbents = incumbents
        self._aliases: list[Alias] = []
        self._by_name: dict[str, list[NameRecord]] = {}
        self._by_office: dict[tuple[str, str], list[NameRecord]] = {}
        self._by_surname: dict[str, list[NameRecord]] = {}
        grouped: dict[str, list[Entry]] = {}
        for entry in listing:
            grouped.setdefault(entry.need("name"), []).append(entry)
        for name, rows in grouped.items():
            self._add(name, rows)

    def aliases(self) -> list[Alias]:
        """Every full name, for the index."""
        return self._aliases

    def named(self, name: str) -> list[NameRecord]:
        """Everyone of a full name."""
        return self._by_name.get(fold(name), [])

    def holder(self, country: str, office: str, on: date | None) -> NameRecord | None:
        """Who held an office of a country on a day, if one person alone did."""
        holders = [
            person
            for person in self._by_office.get((country, office), ())
            if any(_office(t) == office and t.country == country and t.holds(on) for t in person.terms)
        ]
        return holders[0] if len(holders) == 1 else None

    def surnamed(self, surname: str, on: date | None) -> NameRecord | None:
        """The one head of state or government of that surname in office on a day."""
        holders = [p for p in self._by_surname.get(fold(surname), ()) if self._leads(p, on)]
        return holders[0] if len(holders) == 1 else None

    def titled(self, surname: str, office: str, on: date | None) -> NameRecord | None:
        """The one person of that surname who had held an office by a day: "President Reagan" decades later."""
        holders = [
            person
            for person in self._by_surname.get(fold(surname), ())
            if any(_office(t) == office and (on is None or t.start is None or t.start <= on) for t in person.terms)
        ]
        return holders[0] if len(holders) == 1 else None

    def _leads(self, person: NameRecord, on: date | None) -> bool:
        return any(term.holds(on) and _office(term) in self._incumbents for term in person.terms)

    def _add(self, name: str, rows: list[Entry]) -> None:
        terms = sorted((_term(row) for row in rows), key=lambda t: (t.start is not None, t.start or date.min))
        latest = terms[-1]
        wikidata = next((row.text("wikidata") for row in rows if row.text("wikidata")), None)
        person = NameRecord(
            "person", name, latest.country, latest.sectors, None, wikidata, tuple(terms),
            _WEIGHT + (latest.end is None),
        )  # fmt: skip
        texts = dict.fromkeys([name, *(alias for row in rows for alias in _split(row.text("aliases")))])
        for text in texts:
            self._by_name.setdefault(fold(text), []).append(person)
            if " " in text or "-" in text or len(text) > 3:
                self._aliases.append(Alias(text, person))
        for surname in dict.fromkeys(fold(text.split()[-1]) for text in texts):
            self._by_surname.setdefault(surname, []).append(person)
        for office in dict.fromkeys((term.country or "", _office(term)) for term in terms):
            self._by_office.setdefault(office, []).append(person)


def _term(row: Entry) -> Term:
    country, sectors = row.need("country"), row.codes("sectors")
    return Term(country, sectors, row.text("office") or "", row.day("start"), row.day("end", last=True))


def _office(term: Term) -> str:
    return term.office.lower()


def _split(aliases: str | None) -> Iterator[str]:
    return (alias.strip() for alias in (aliases or "").split("|") if alias.strip())
