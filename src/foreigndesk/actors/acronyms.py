"""Short names an article introduces in brackets: "the Front for Northern Unity (FNU)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foreigndesk.language.document import Sentence

_REACH = 9


@dataclass(frozen=True, slots=True)
class Coinage:
    """A full name and the short one after it.

    Attributes:
        first: First token of the full name.
        last: Last token of the full name (included).
        short: The short name.
    """

    first: int
    last: int
    short: str


def coinages(sentence: Sentence) -> Iterator[Coinage]:
    """The full names of a sentence whose initials stand in brackets after them."""
    words = sentence.words
    for opening in range(1, len(words) - 2):
        if words[opening] in "([" and words[opening + 2] in ")]":
            short = words[opening + 1]
            first = _first_of(words, opening, short) if short.isupper() and len(short) > 1 else None
            if first is not None:
                yield Coinage(first, opening - 1, short)


def _first_of(words: list[str], opening: int, short: str) -> int | None:
    """The token from which on the capitalised words before the bracket spell the short name."""
    initials = ""
    for token in range(opening - 1, max(-1, opening - 1 - _REACH), -1):
        if words[token][0].isupper():
            initials = words[token][0] + initials
            if initials == short:
                return token
            if not short.endswith(initials):
                return None
    return None
