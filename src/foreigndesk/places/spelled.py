"""Finds names that spell each other out: "Gao, Mali", "Paris (Texas)", "Hebron in the West Bank"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from foreigndesk.places.choosing import candidates
from foreigndesk.places.distance import distance
from foreigndesk.places.prior import prior
from foreigndesk.places.table import Entry
from foreigndesk.places.toponym import Toponym

_BESIDE_KM = 150.0
_MOST_BETWEEN = 4
_OPENING = frozenset({",", "(", "in"})

Spelled = dict[int, tuple[Entry, str]]


def spelled_out(toponyms: Sequence[Toponym], modifiers: Set[str]) -> Spelled:
    """The places of names that stand before the name of what holds them, and of that, by position.

    Args:
        toponyms: The names of the article in order.
        modifiers: Words that may stand between the two: northern, the.
    """
    spelled: Spelled = {}
    for position in range(len(toponyms) - 1, 0, -1):
        first, second = toponyms[position - 1], toponyms[position]
        if not _leads_to(first, second, modifiers):
            continue
        outers = [spelled[position][0]] if position in spelled else candidates(second)
        if _is_country(first):
            outers = [outer for outer in outers if outer.kind != "country"]
        pair = _best_pair(candidates(first), outers) or _lacking(first, second)
        if pair is not None:
            spelled[position - 1] = (pair[0], f"stands with {second.text}")
            spelled[position] = (pair[1], f"follows {first.text}")
    return spelled


def _best_pair(ones: Sequence[Entry], outers: Sequence[Entry]) -> tuple[Entry, Entry] | None:
    pairs = [(one, outer) for one in ones for outer in outers if inside(one, outer)]
    return max(pairs, key=lambda pair: (prior(pair[0]) + prior(pair[1]), -pair[0].index), default=None)


def _lacking(first: Toponym, second: Toponym) -> tuple[Entry, Entry] | None:
    """A town that the table lacks before the abbreviation of a state is somewhere in that state."""
    named = second.named
    if _is_country(first) or named.entries or len(named.short) != 1:
        return None
    return named.short[0], named.short[0]


def inside(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in a country or division."""
    if entry.kind == "country" or entry.country != outer.country or entry.country is None:
        return False
    if outer.kind == "admin":
        if outer.is_small and entry.kind == "admin":
            return False
        return (entry.admin1 == outer.name and entry.index != outer.index) or _beside(entry, outer)
    return outer.kind == "country" or (outer.kind == "region" and entry.index != outer.index)


def _is_country(toponym: Toponym) -> bool:
    """China, Japan is a list; Lebanon, Ohio is not."""
    return any(entry.kind == "country" for entry in toponym.named.entries)


def _leads_to(first: Toponym, second: Toponym, modifiers: Set[str]) -> bool:
    """Whether only a comma, a bracket or "in" stands between the two, and words like "northern"."""
    if first.sentence is not second.sentence or not 1 <= second.first - first.last - 1 <= _MOST_BETWEEN:
        return False
    between = first.sentence.lower[first.last + 1 : second.first]
    return between[0] in _OPENING and all(word in _OPENING or word in modifiers for word in between)


def _beside(one: Entry, other: Entry) -> bool:
    apart = distance(one.latitude, one.longitude, other.latitude, other.longitude)
    return one.index != other.index and apart < _BESIDE_KM
