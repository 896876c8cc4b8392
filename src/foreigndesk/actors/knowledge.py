"""Everything the resolver knows of actors, read once from the knowledge files: names, role nouns, word lists."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.actors.descriptions import Descriptions
from foreigndesk.actors.index import Alias, NameIndex
from foreigndesk.actors.listing import Entry, chain, entries, read_listing
from foreigndesk.actors.names import (
    group_aliases,
    organisation_aliases,
    people_aliases,
    preferred,
    state_aliases,
)
from foreigndesk.actors.people import PersonTable
from foreigndesk.actors.pronouns import PronounWord, read_pronouns
from foreigndesk.actors.records import Country
from foreigndesk.actors.roles import RoleIndex
from foreigndesk.actors.rolewords import role_words
from foreigndesk.actors.words import PhraseWords
from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_csv, load_yaml

_FILES: Mapping[str, tuple[str, ...]] = {
    "countries": ("countries.yaml",),
    "organisations": ("organisations",),
    "armed_groups": ("armed_groups.yaml",),
    "peoples": ("ethnic_religious.yaml",),
    "people": ("people",),
    "roles": ("roles.yaml",),
}


@dataclass(frozen=True, slots=True)
class ActorKnowledge:
    """The knowledge files of actors, checked and indexed.

    Attributes:
        names: All aliases of states, organisations, armed groups, peoples and persons.
        roles: All role nouns and titles.
        people: Office-holders by name, surname and office.
        countries: States by ISO code, today's state where a code has had several.
        pronouns: Pronouns and possessives by lower-case word.
        descriptions: Nouns that take up an actor named before.
        words: The lists of words around names.
        regions: Adjectives of regions, lower case.
    """

    names: NameIndex
    roles: RoleIndex
    people: PersonTable
    countries: Mapping[str, Country]
    pronouns: Mapping[str, PronounWord]
    descriptions: Descriptions
    words: PhraseWords
    regions: frozenset[str]

    @classmethod
    def load(cls, *, folder: Path | None = None, extra: Path | None = None) -> ActorKnowledge:
        """Read the knowledge files.

        Args:
            folder: Where they are; by default those that ship with the package.
            extra: A user's own file. YAML: a mapping with any of ``countries``, ``organisations``,
                ``armed_groups``, ``peoples``, ``people`` and ``roles``, each a list of records in the
                format of those files. CSV: one record a row, with a column ``section`` that names one of
                these (``organisations`` if empty), lists separated by ``|``. Its records win over ours.

        Raises:
            KnowledgeError: If a file or a record is wrong; names both.
        """
        with _uncollected():
            return cls._load(folder or knowledge_dir() / "actors", extra)

    @classmethod
    def _load(cls, folder: Path, extra: Path | None) -> ActorKnowledge:
        own = _own(extra)
        words_file, descriptions_file = folder / "phrases.yaml", folder / "descriptions.yaml"
        words = PhraseWords.read(load_yaml(words_file), str(words_file))
        countries: dict[str, Country] = {}
        people = PersonTable(_files(folder, _FILES["people"]), words.incumbents, own.get("people", ()))
        ours = {section: _files(folder, names) for section, names in _FILES.items() if section != "people"}
        names = NameIndex([*preferred(_bodies(own, countries)), *_bodies(ours, countries), *people.aliases()])
        return cls(
            names=names,
            roles=RoleIndex(role_words([*own.get("roles", ()), *ours["roles"]]), words.former_prefixes),
            people=people,
            countries=countries,
            pronouns=read_pronouns(_files(folder, ("pronouns.yaml", "possessives.yaml"))),
            descriptions=Descriptions.read(load_yaml(descriptions_file), str(descriptions_file)),
            words=words,
            regions=frozenset(region for country in countries.values() for region in country.regions),
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage: thousands of records are made and all stay, and looking takes a third of the time.

    To freeze and unfreeze makes the new records old ones at once, without the look at each that growing old costs
    (CPython's gc module); where a program has frozen objects of its own, they are let be.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _files(folder: Path, names: tuple[str, ...]) -> list[Entry]:
    return chain(*(read_listing(folder / name) for name in names))


def _bodies(sections: Mapping[str, list[Entry]], countries: dict[str, Country]) -> list[Alias]:
    """All names but those of persons; ``countries`` is filled on the way."""
    return [
        *state_aliases(sections.get("countries", ()), countries),
        *organisation_aliases(sections.get("organisations", ())),
        *group_aliases(sections.get("armed_groups", ())),
        *people_aliases(sections.get("peoples", ())),
    ]


def _own(extra: Path | None) -> dict[str, list[Entry]]:
    """The sections of a user's own file."""
    if extra is None:
        return {}
    content = _by_section(load_csv(extra)) if extra.suffix == ".csv" else load_yaml(extra)
    if not isinstance(content, dict):
        raise KnowledgeError(f"must be a mapping with any of {', '.join(_FILES)}", place=str(extra))
    unknown = sorted(set(map(str, content)) - set(_FILES))
    if unknown:
        raise KnowledgeError(f"unknown section {unknown[0]!r}; known: {', '.join(_FILES)}", place=str(extra))
    return {key: list(entries(content[key], f"{extra}: {key}")) for key in content}


def _by_section(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    sections: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        sections.setdefault(row.get("section") or "organisations", []).append(row)
    return sections
