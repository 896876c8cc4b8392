"""The closed lists of words around names (``phrases.yaml``), as sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from foreigndesk.actors.records import RoleWord
from foreigndesk.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The lists of ``phrases.yaml``, each under its own name; see the comments there."""

    locative: frozenset[str]
    belonging: frozenset[str]
    patronage: frozenset[str]
    stance_prefixes: frozenset[str]
    former_prefixes: frozenset[str]
    parts: frozenset[str]
    city_things: frozenset[str]
    addressed: frozenset[str]
    happening: frozenset[str]
    motion: frozenset[str]
    dealing: frozenset[str]
    source_nouns: frozenset[str]
    rooted: frozenset[str]
    vague: frozenset[str]
    adding: frozenset[str]
    retiring: frozenset[str]
    incumbents: frozenset[str]
    same_office: Mapping[str, tuple[str, ...]]
    courtesy: frozenset[str]
    particles: frozenset[str]
    cameo_sectors: Mapping[str, str]
    plain_sectors: Mapping[str, tuple[str, ...]]
    definite: frozenset[str]
    relational: frozenset[str]
    followers: frozenset[str]
    rootless: frozenset[str]
    outside: frozenset[str]
    quantities: frozenset[str]
    conflict_sides: frozenset[str]
    person_plurals: frozenset[str]
    groups_of_people: frozenset[str]
    partisans: frozenset[str]
    soldierly: frozenset[str]
    army_signs: frozenset[str]
    bare_things: frozenset[str]
    party_sectors: frozenset[str]
    claim_verbs: frozenset[str]
    having: frozenset[str]
    personal: frozenset[str]
    services: frozenset[str]
    reaching: frozenset[str]
    idle_modifiers: frozenset[str]
    missions: frozenset[str]
    envoys: frozenset[str]
    inside: frozenset[str]
    opposed: frozenset[str]
    craft: frozenset[str]
    aiming: frozenset[str]
    done_to_actors: frozenset[str]
    promising: frozenset[str]
    directing: frozenset[str]
    withholding: frozenset[str]
    calling_on: frozenset[str]
    mere_people: frozenset[str]
    transplanted: Mapping[str, tuple[str, ...]]
    done_to_people: frozenset[str]
    mirroring: frozenset[str]
    non_states: frozenset[str]
    armed: frozenset[str]
    at_home: Mapping[str, tuple[str, ...]]
    sporting: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    male_names: frozenset[str]
    female_names: frozenset[str]
    forms: frozenset[str]
    domestic: frozenset[str]
    acting: frozenset[str]
    pressing: frozenset[str]
    people_endings: frozenset[str]
    agent_endings: frozenset[str]
    things: frozenset[str]
    sites: frozenset[str]
    plain_states: frozenset[str]
    state_plurals: frozenset[str]
    elite: str
    of: str
    people_sector: str
    state_sector: str
    unknown_sector: str
    opposition_sector: str

    @classmethod
    def read(cls, content: Any, place: str) -> PhraseWords:
        """Check and take in the content of ``phrases.yaml``.

        Raises:
            KnowledgeError: If a list is missing or of the wrong kind; names it.
        """
        if not isinstance(content, dict):
            raise KnowledgeError("must be a mapping of word lists", place=place)
        return cls(**{f.name: _entry(content, f.name, place) for f in fields(cls)})

    def offices(self, role: RoleWord) -> tuple[str, ...]:
        """The office a role says, and the words that the tables of office-holders have for it."""
        said = " ".join(role.words)
        return (said, *self.same_office.get(said, ()))

    def origin(self, country: str | None, nouns: Sequence[str]) -> str | None:
        """Whose people those in a country are by their noun: "settlers" are not of the land they settle."""
        owner, *transplanted = self.transplanted.get(country or "", (country or "",))
        return owner if not set(transplanted).isdisjoint(nouns) else country

    def shared(self, noun: str, source: Sequence[str]) -> tuple[str, ...] | None:
        """Sectors of followers, allies and rivals, by those whom they follow or oppose.

        Args:
            noun: "supporter", "rival", "militant".
            source: Sectors of whoever it is of.

        Returns:
            ``None`` if the noun is none of these.
        """
        if not source:
            return None
        of_party = source[0] in self.party_sectors
        if noun in self.opposed:
            return (self.people_sector,) if of_party else (self.opposition_sector,)
        if noun in self.followers:
            return tuple(source) if of_party else (self.people_sector,)
        return tuple(source) if of_party and noun in self.partisans else None


def _entry(content: dict[str, Any], name: str, place: str) -> Any:
    value = content.get(name)
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return frozenset(value)
    if isinstance(value, dict):
        return {key: tuple(item) if isinstance(item, list) else item for key, item in value.items()}
    if isinstance(value, str):
        return value
    raise KnowledgeError("missing, or not a list of words", place=f"{place}: {name}")
