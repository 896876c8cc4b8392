"""Definite descriptions: common nouns that take up an actor named before ("the country", "the two sides")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from foreigndesk.errors import KnowledgeError

DescriptionKind = Literal["state", "body", "group", "person", "several"]
_KINDS: tuple[DescriptionKind, ...] = ("state", "body", "group", "person", "several")


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The content of ``descriptions.yaml``.

    Attributes:
        nouns: By lower-case noun, the kinds of actor it can take up.
        numbers: Number words and how many they say.
        paired: Nouns that may follow them.
        fixed: Phrases that always mean the same states.
        colonial: Nouns for the power that once ruled a state.
        powers: That power by colony.
        regional: Nouns that may follow the adjective of a region.
        sets: Nouns that say how many people they are: "the pair".
        halves: Names for halves of a divided nation, with the states they mean: "the South".
        members: Nouns for the states of an organisation.
    """

    nouns: Mapping[str, tuple[DescriptionKind, ...]]
    numbers: Mapping[str, int]
    paired: frozenset[str]
    fixed: Mapping[str, tuple[str, ...]]
    colonial: frozenset[str]
    powers: Mapping[str, tuple[str, ...]]
    regional: frozenset[str]
    sets: Mapping[str, int]
    halves: Mapping[str, tuple[str, str]]
    members: frozenset[str]

    @classmethod
    def read(cls, content: Any, place: str) -> Descriptions:
        """Check and take in the content of the file.

        Raises:
            KnowledgeError: If a section is missing or malformed; names it.
        """
        try:
            nouns: dict[str, list[DescriptionKind]] = {}
            for kind in _KINDS:
                for word in content[kind]["words"]:
                    nouns.setdefault(word.lower(), []).append(kind)
            powers: dict[str, list[str]] = {}
            for line in content["colonial"]["colonies"]:
                for colony in line["colonies"]:
                    powers.setdefault(colony, []).append(line["power"])
            return cls(
                nouns={word: tuple(kinds) for word, kinds in nouns.items()},
                numbers=dict(content["pairs"]["numbers"]),
                paired=frozenset(word.lower() for word in content["pairs"]["words"]),
                fixed={line["name"].lower(): tuple(line["countries"]) for line in content["fixed"]},
                colonial=frozenset(word.lower() for word in content["colonial"]["words"]),
                powers={colony: tuple(rulers) for colony, rulers in powers.items()},
                regional=frozenset(content["regional"]["words"]),
                sets=dict(content["pairs"]["sets"]),
                halves={word: (codes[0], codes[1]) for word, codes in content["halves"]["words"].items()},
                members=frozenset(content["members"]["words"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise KnowledgeError(f"a section is missing or malformed ({error!r})", place=place) from error
