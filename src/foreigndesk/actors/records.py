"""What the knowledge files know of names and role nouns, as records the resolver reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

RecordKind = Literal["state", "demonym", "prefix", "seat", "capital", "organisation", "group", "person", "people"]
RoleKind = Literal["role", "title", "former", "partisan"]


@dataclass(frozen=True, slots=True)
class Term:
    """A spell in office, or of a group's life: who one was between two dates.

    Attributes:
        country: ISO 3166 alpha-3 or a code for organisations, if it differs from the record's.
        sectors: PLOVER sectors while it lasted.
        office: The office in words, ``"president"``; empty for groups.
        start: First day, ``None`` when unknown.
        end: Last day, ``None`` while it lasts.
    """

    country: str | None
    sectors: tuple[str, ...]
    office: str = ""
    start: date | None = None
    end: date | None = None

    def holds(self, on: date | None) -> bool:
        """Whether the spell covers a day; without a day, whether it still lasts."""
        if on is None:
            return self.end is None
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One participant, or one country, that a name stands for.

    Attributes:
        kind: What sort of thing bears the name.
        name: Canonical name.
        country: ISO 3166 alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC.
        sectors: PLOVER sectors that hold whenever no term says otherwise.
        cameo: A CAMEO actor code of its own, if it has one.
        wikidata: Item identifier.
        terms: Dated spells, oldest first.
        weight: Preference among bearers of one name: higher wins.
        actor: ``False`` for namesakes that are no actors (sports teams, programmes).
    """

    kind: RecordKind
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    cameo: str | None = None
    wikidata: str | None = None
    terms: tuple[Term, ...] = ()
    weight: int = 0
    actor: bool = True

    def term(self, on: date | None) -> Term | None:
        """The term that covers a day: the latest that does."""
        return next((term for term in reversed(self.terms) if term.holds(on)), None)

    def last_term(self, on: date | None) -> Term | None:
        """The latest term begun by a day, ``None`` before the first."""
        begun = (t for t in reversed(self.terms) if on is None or t.start is None or t.start <= on)
        return next(begun, None)


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A noun that says what somebody does: its sectors, and how it behaves in a phrase.

    Attributes:
        words: Lower-case words, ``("foreign", "minister")``.
        sectors: PLOVER sectors, first the weightiest.
        kind: ``title`` may stand before a person's name; ``former`` makes an office-holder a former one;
            ``partisan`` colours the noun after it ("rebel commander").
        code: A country-place code it implies (``NGO``), if any.
        person: Whether it denotes people one by one rather than a body.
        inherits: Whether what it belongs to decides ("army spokesman" is military).
        actor: ``False`` for nouns that are never an actor.
    """

    words: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    kind: RoleKind = "role"
    code: str | None = None
    person: bool = False
    inherits: bool = False
    actor: bool = True


@dataclass(frozen=True, slots=True)
class Country:
    """A state as the knowledge files describe it.

    Attributes:
        code: ISO 3166 alpha-3.
        name: Common name.
        regions: Adjectives of the regions it lies in, lower case (``"west african"``).
        sectors: Sectors of the state named without organ, if not plain government.
        wikidata: Item identifier.
    """

    code: str
    name: str
    regions: frozenset[str] = field(default_factory=frozenset)
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
