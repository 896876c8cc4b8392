"""Parts of acts: what told beside an act belongs to it, what its place makes of it, and articles without acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.codebook.change import Change, read_change, read_lists, read_table
from foreigndesk.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Parts:
    """Acts told beside an act that are part of it.

    Attributes:
        results: By event type, lemmas that tell what an act left behind.
        casualties: By event type, results that are part of an act they are merely joined to by "and".
        aims: By event type, the types of what it is for.
        conditions: By event type, the words that open its condition.
    """

    results: Mapping[str, frozenset[str]]
    casualties: Mapping[str, frozenset[str]]
    aims: Mapping[str, frozenset[str]]
    conditions: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, path: Path) -> Parts:
        """Read ``parts.yaml``; a codebook without one merges nothing but repetitions."""
        raw = read_table(path)
        lists = {key: read_lists(raw, key, path) for key in cls.__slots__}
        read = {key: {name: frozenset(words) for name, words in named.items()} for key, named in lists.items()}
        return cls(**read)


@dataclass(frozen=True, slots=True)
class Ties:
    """Noun classes that are noted wherever they fill one of the slots."""

    classes: frozenset[str]
    slots: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Ties:
        """Read ``ties.yaml``; a codebook without one notes only what its frames ask for."""
        raw = read_table(path)
        return cls(frozenset(raw.get("classes", ())), tuple(raw.get("slots", ())))


@dataclass(frozen=True, slots=True)
class Hosting:
    """What a shared act becomes by where it takes place.

    Attributes:
        at_party: In the country of one party.
        elsewhere: In a country of none.
    """

    at_party: Change
    elsewhere: Change

    @classmethod
    def load_all(cls, path: Path) -> dict[str, Hosting]:
        """Read ``hosting.yaml``, by event type; a codebook without one leaves modes alone."""
        try:
            return {
                name: cls(read_change(record["at_party"], path), read_change(record["elsewhere"], path))
                for name, record in read_table(path).items()
            }
        except (KeyError, TypeError) as error:
            raise CodebookError(f"an act is malformed ({error!r})", place=str(path)) from error


@dataclass(frozen=True, slots=True)
class Domain:
    """A kind of article in which nothing is coded.

    Attributes:
        classes: Noun classes whose words tell it.
        share: Share of sentences that must hold such a word.
        least: Number of sentences that must.
        reason: Why nothing is coded.
    """

    classes: frozenset[str]
    share: float
    least: int
    reason: str

    @classmethod
    def load_all(cls, path: Path) -> tuple[Domain, ...]:
        """Read ``domains.yaml``; a codebook without one codes every article.

        Raises:
            CodebookError: If a record lacks a field.
        """
        try:
            return tuple(
                cls(frozenset(r["classes"]), float(r["share"]), int(r["least"]), str(r["reason"]))
                for r in read_table(path).values()
            )
        except (KeyError, TypeError, ValueError) as error:
            raise CodebookError(f"a domain is malformed ({error!r})", place=str(path)) from error
