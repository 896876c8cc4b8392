"""Office-holders: who bore a name, who held an office, on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from foreigndesk.actors.index import Alias, fold
from foreigndesk.actors.listing import Entry
from foreigndesk.actors.records import NameRecord, Term

_WEIGHT, _OWN = 35, 100
_SHORT = 3
"""A single word so short is no name by itself: "Xi", "Ban"."""
_REMEMBERED = timedelta(days=8 * 365)
"""How long after the last day in office a bare surname is taken for a leader's."""


class PersonTable:
    """Persons of the leader files, by office and by surname; each is put together when first asked for.

    Args:
        listing: One record a term in office: name, aliases, country, sectors, office, start, end.
        incumbents: Offices, lower case, whose holder a bare surname may mean.
        own: A user's own records, which are checked at once and win over the listing's.
    """

    __slots__ = ("_aliases", "_by_name", "_by_office", "_by_surname", "_incumbents", "_own", "_people", "_rows")

    def __init__(self, listing: Iterable[Entry], incumbents: frozenset[str], own: Iterable[Entry] = ()) -> None:
        self._incumbents = incumbents
        self._aliases: list[Alias] = []
        self._by_name: dict[str, list[str]] = {}
        self._by_office: dict[tuple[str, str], list[str]] = {}
        self._by_surname: dict[str, list[str]] = {}
        self._people: dict[str, NameRecord] = {}
        self._rows: dict[str, list[Entry]] = {}
        own = list(own)
        self._own = frozenset(entry.need("name") for entry in own)
        for entry in own:
            self._rows.setdefault(entry.need("name"), []).append(entry)
        for entry in listing:
            name = entry.fields.get("name") or entry.need("name")
            if name not in self._own:
                self._rows.setdefault(name, []).append(entry)
        for name, rows in self._rows.items():
            self._add(name, rows)
        for entry in own:
            self.person(entry.need("name"))

    def person(self, name: str) -> NameRecord:
        """Everything about one person, by canonical name."""
        if name not in self._people:
            self._people[name] = _record(name, self._rows[name], _OWN if name in self._own else _WEIGHT)
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
        return self._one(holders)

    def of_office(self, country: str, office: str) -> list[NameRecord]:
        """Everybody who ever held an office of a country."""
        return [self.person(name) for name in self._by_office.get((country, office), ())]

    def of_surname(self, surname: str) -> list[NameRecord]:
        """Everybody of a surname."""
        return [self.person(name) for name in self._by_surname.get(fold(surname), ())]

    def surnamed(self, surname: str, on: date | None) -> NameRecord | None:
        """The one head of state or government of that surname in office on a day."""
        holders = [p for p in map(self.person, self._by_surname.get(fold(surname), ())) if self._leads(p, on)]
        return self._one(holders)

    def titled(
        self, surname: str, offices: Sequence[str], on: date | None, country: str | None = None
    ) -> NameRecord | None:
        """The one person of that surname, and of a country if one is named, whom a title fits on a day.

        Who had the very office comes before who has it somewhere: "Governor Abbott" is governor of Texas.
        """
        terms = [(person, term) for person, term in self._terms(surname) if country in (None, term.country)]
        had = [person for person, term in terms if _held(term, offices, on)]
        return self._one(had or [person for person, term in terms if _holds(term, offices, on)])

    def serving(self, surname: str, country: str, on: date) -> NameRecord | None:
        """The one person of that surname who had an office of a country on a day: "Bosnian Serb leader Karadzic"."""
        return self._one([p for p, term in self._terms(surname) if term.country == country and term.holds(on)])

    def departed(self, surname: str, on: date) -> NameRecord | None:
        """The one person known by a surname, if he led a state or government until a few years before a day."""
        bearers = [self.person(name) for name in self._by_surname.get(fold(surname), ())]
        if len(bearers) != 1:
            return None
        led = (t.end for t in bearers[0].terms if _office(t) in self._incumbents and t.end is not None)
        return bearers[0] if any(end < on <= _later(end) for end in led) else None

    def _terms(self, surname: str) -> Iterator[tuple[NameRecord, Term]]:
        return ((person, term) for person in self.of_surname(surname) for term in person.terms)

    def _one(self, found: list[NameRecord]) -> NameRecord | None:
        """The only one of several, or the only one whom the user added."""
        persons = list({person.name: person for person in found}.values())
        own = [person for person in persons if person.name in self._own]
        return (own or persons)[0] if len(own or persons) == 1 else None

    def _leads(self, person: NameRecord, on: date | None) -> bool:
        return any(term.holds(on) and _office(term) in self._incumbents for term in person.terms)

    def _add(self, name: str, rows: list[Entry]) -> None:
        """Enter a person under all names, surnames and offices; it runs for thousands at the start."""
        texts: dict[str, None] = {name: None}
        offices: dict[tuple[object, object], None] = {}
        surnames: dict[str, None] = {}
        for row in rows:
            fields = row.fields
            offices[fields.get("country"), fields.get("office")] = None
            if fields.get("aliases"):
                texts.update(dict.fromkeys(_split(fields["aliases"])))
        bearer = partial(self.person, name)
        for text in texts:
            folded = fold(text)
            self._by_name.setdefault(folded, []).append(name)
            surnames[folded.rpartition(" ")[2]] = None
            if len(text) > _SHORT or " " in text or "-" in text:
                self._aliases.append(Alias(text, bearer))
        for surname in surnames:
            self._by_surname.setdefault(surname, []).append(name)
        for country, office in offices:
            self._by_office.setdefault((str(country), str(office or "").lower()), []).append(name)


def _record(name: str, rows: list[Entry], weight: int) -> NameRecord:
    terms = sorted((_term(row) for row in rows), key=lambda t: (t.start is not None, t.start or date.min))
    latest = terms[-1]
    wikidata = next((row.text("wikidata") for row in rows if row.text("wikidata")), None)
    weight += latest.end is None
    return NameRecord("person", name, latest.country, latest.sectors, None, wikidata, tuple(terms), weight)


def _term(row: Entry) -> Term:
    country, sectors = row.need("country"), row.codes("sectors")
    return Term(country, sectors, row.text("office") or "", row.day("start"), row.day("end", last=True))


def _later(day: date) -> date:
    return day + _REMEMBERED


def _office(term: Term) -> str:
    return term.office.lower()


def _held(term: Term, offices: Sequence[str], on: date | None) -> bool:
    """Whether an office had begun by a day: "President Reagan" is said decades later."""
    return _office(term) in offices and (on is None or term.start is None or term.start <= on)


def _holds(term: Term, offices: Sequence[str], on: date | None) -> bool:
    """Whether somebody has a title on a day that names no place: "Governor Abbott" of Texas."""
    return _office(term).startswith(tuple(f"{office} " for office in offices)) and term.holds(on)


def _split(aliases: object) -> list[str]:
    return [alias.strip() for alias in aliases.split("|") if alias.strip()] if isinstance(aliases, str) else []
