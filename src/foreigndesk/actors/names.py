"""Turns the records of states, organisations, armed groups and peoples into aliases for the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from foreigndesk.actors.index import Alias
from foreigndesk.actors.listing import Entry, entries
from foreigndesk.actors.records import Country, NameRecord, RecordKind, Term

_ENDED, _OWN = 10, 100
_DATED = frozenset(("periods", "since", "until"))
_WEIGHTS: dict[RecordKind, int] = {
    "state": 60, "demonym": 50, "organisation": 45, "group": 40, "capital": 30, "seat": 25, "people": 20, "prefix": 5,
}  # fmt: skip


def state_aliases(listing: Iterable[Entry], countries: dict[str, Country]) -> Iterator[Alias]:
    """Names, demonyms, prefixes, capitals and seats of states; ``countries`` is filled on the way."""
    for entry in listing:
        code, name, sectors = entry.need("code"), entry.need("name"), entry.codes("sectors")
        regions = frozenset(region.lower() for region in entry.words("regions"))
        countries.setdefault(code, Country(code, name, regions, sectors, entry.text("wikidata")))
        exact = entry.text("case") == "exact"
        for kind, texts in _state_names(entry, name):
            bearer = _Bearer(_state_record, entry, kind, sectors)
            for text in texts:
                yield Alias(text, bearer, exact)
        for seat in _seats(entry):
            yield Alias(seat.need("name"), _Bearer(_state_record, entry, "seat", seat.codes("sectors")), exact)


def _state_names(entry: Entry, name: str) -> Iterator[tuple[RecordKind, tuple[str, ...]]]:
    yield "state", tuple(dict.fromkeys((name, *entry.words("names"))))
    yield "demonym", entry.words("demonyms")
    yield "prefix", entry.words("prefixes")
    yield "capital", entry.words("capital")


def _state_record(entry: Entry, kind: RecordKind, sectors: tuple[str, ...]) -> NameRecord:
    """States that have ended yield their names to those that live."""
    code, ended = entry.need("code"), entry.text("until") is not None
    weight = _WEIGHTS[kind] - (_ENDED if ended else 0)
    terms = _life(entry, code, sectors)
    return NameRecord(kind, entry.need("name"), code, sectors, None, entry.text("wikidata"), terms, weight)


def organisation_aliases(listing: Iterable[Entry]) -> Iterator[Alias]:
    """Names and acronyms of organisations."""
    return chain.from_iterable(_aliases(entry, "organisation", entry.need("code")) for entry in listing)


def group_aliases(listing: Iterable[Entry]) -> Iterator[Alias]:
    """Names of armed groups; dated periods say when one of them governed, or how long it lived."""
    return chain.from_iterable(_aliases(entry, "group", entry.text("code")) for entry in listing)


def people_aliases(listing: Iterable[Entry]) -> Iterator[Alias]:
    """Names of ethnic and religious groups."""
    for entry in listing:
        homes = entry.words("countries")
        yield from _aliases(entry, "people", homes[0] if len(homes) == 1 else None)


def preferred(aliases: Iterable[Alias]) -> Iterator[Alias]:
    """A user's own names: their records are checked at once and win over ours."""
    for alias in aliases:
        record = alias.record
        yield alias._replace(bearer=replace(record, weight=record.weight + _OWN))


class _Bearer:
    """A record that is put together when one of its names is first met: few of thousands are."""

    __slots__ = ("_given", "_make", "_record")

    def __init__(self, make: Callable[..., NameRecord], *given: object) -> None:
        self._make, self._given = make, given
        self._record: NameRecord | None = None

    def __call__(self) -> NameRecord:
        if self._record is None:
            self._record = self._make(*self._given)
        return self._record


def _aliases(entry: Entry, kind: RecordKind, code: str | None) -> list[Alias]:
    """One alias for each name; a canonical name with a qualifier in brackets is a label that no text uses."""
    bearer, always = _Bearer(_record, entry, kind, code), entry.fields.get("case") == "exact"
    name, names, exact = entry.need("name"), entry.words("names"), entry.words("exact")
    label = name[-1] == ")" and " (" in name
    texts = dict.fromkeys((*names, *exact) if label else (name, *names, *exact))
    return [Alias(text, bearer, always or text in exact) for text in texts]


def _record(entry: Entry, kind: RecordKind, code: str | None) -> NameRecord:
    sectors = entry.codes("sectors")
    weight = _WEIGHTS[kind] + int(entry.text("weight") or 0) - (_ENDED if entry.text("until") else 0)
    return NameRecord(
        kind, entry.need("name"), code, sectors, entry.text("cameo"), entry.text("wikidata"),
        _life(entry, code, sectors), weight, entry.flag("actor", True),
    )  # fmt: skip


def _life(entry: Entry, code: str | None, sectors: tuple[str, ...]) -> tuple[Term, ...]:
    """The dated periods of a record, or its one life from ``since`` to ``until``."""
    if _DATED.isdisjoint(entry.fields):
        return ()
    periods = [
        Term(p.text("code") or code, p.codes("sectors"), "", p.day("since"), p.day("until", last=True))
        for p in entries(entry.fields.get("periods"), entry.place)
    ]
    if not periods and (entry.text("since") or entry.text("until")):
        periods = [Term(code, sectors, "", entry.day("since"), entry.day("until", last=True))]
    return tuple(sorted(periods, key=lambda term: (term.start is not None, term.start or 0)))


def _seats(entry: Entry) -> list[Entry]:
    seats = entry.fields.get("seats") or []
    plain = [{"name": seat} if isinstance(seat, str) else seat for seat in seats]
    return list(entries(plain, entry.place))
