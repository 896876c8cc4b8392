"""The words around toponyms, from ``knowledge/places/words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from foreigndesk.knowledge.files import knowledge_dir, load_yaml


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lists of lower-case words; each is explained in the YAML file.

    Attributes:
        locative: Prepositions that place something.
        locative_of_verbs: Prepositions that do so only as an argument of a verb.
        locative_below_country: Prepositions that do so only before towns, regions and sites.
        place_nouns: Nouns that are places themselves: town, outskirts, north.
        modifiers: Directions and the like inside a longer name.
        place_words_after: Words that follow a name and leave it a place.
        other_after: Words that follow a name and make it something else.
        titles: Words before a person's name.
        institution_of: Nouns before "of NAME" that only bear the name.
        town_words_after: Words that follow a town even where the tagger sees a person.
        names_before: Ends of organisations' names that a toponym completes.
        names_after: Beginnings of what makes a toponym the name of an organisation.
        division_words: Words that follow a division rather than the town of its name.
        series_nouns: Plurals that end a series of names, and the singular that belongs to each of them.
        verbs_of_place: Verbs whose object is a place when a place is named.
        exact_forms: Short names that count only when written so.
    """

    locative: frozenset[str]
    locative_of_verbs: frozenset[str]
    locative_below_country: frozenset[str]
    place_nouns: frozenset[str]
    modifiers: frozenset[str]
    place_words_after: frozenset[str]
    other_after: frozenset[str]
    titles: frozenset[str]
    institution_of: frozenset[str]
    town_words_after: frozenset[str]
    names_before: frozenset[str]
    names_after: frozenset[str]
    division_words: frozenset[str]
    verbs_of_place: frozenset[str]
    exact_forms: frozenset[str]
    series_nouns: dict[str, str]

    @classmethod
    def load(cls, path: Path | None = None) -> PlaceWords:
        """Read the YAML file; the package's own if left out."""
        content = load_yaml(path or knowledge_dir() / "places" / "words.yaml")
        lists = {field.name: frozenset(content[field.name]) for field in fields(cls) if field.name != "series_nouns"}
        return cls(**lists, series_nouns=content["series_nouns"])
