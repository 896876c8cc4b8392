"""Reads toponyms that stand in a series: "Butler, Clark and Warren counties", "Missouri, New York and Virginia"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from foreigndesk.language.document import Sentence
from foreigndesk.places.prior import prior
from foreigndesk.places.toponym import Toponym

_LONGEST = 40
_JOINTS = frozenset({"CCONJ", "PUNCT"})


def shared_noun(sentence: Sentence, last: int, nouns: Mapping[str, str]) -> str | None:
    """The singular of the noun that a series shares at its end, if the name that ends at ``last`` is part of it.

    Args:
        sentence: The sentence.
        last: Last token of the name.
        nouns: Plurals that end such a series, and their singulars.
    """
    for token in range(last + 1, min(len(sentence), last + _LONGEST)):
        noun = nouns.get(sentence.lower[token])
        if noun is not None:
            return noun
        if not sentence.words[token][0].isupper() and sentence.upos[token] not in _JOINTS:
            return None
    return None


def mark_divisions(toponyms: list[Toponym]) -> None:
    """Take a name among divisions for the division of that name: the state of New York between two other states."""
    for one, other in pairwise(toponyms):
        if _are_joined(one, other):
            one.division = one.division or _is_division(other)
            other.division = other.division or _is_division(one)


def _is_division(toponym: Toponym) -> bool:
    best = max(toponym.named.entries, key=prior, default=None)
    return best is not None and best.kind == "admin" and best.name == best.admin1


def _are_joined(one: Toponym, other: Toponym) -> bool:
    """Whether only commas and conjunctions stand between them, and not one bare comma: Austin, Texas."""
    sentence, between = one.sentence, range(one.last + 1, other.first)
    if sentence is not other.sentence or not 1 <= len(between) <= 2:
        return False
    return all(sentence.upos[token] in _JOINTS for token in between)
