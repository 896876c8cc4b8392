"""What two reports have in common and where they differ, piece by piece, each with its reason in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foreigndesk.linking.rarity import Weights, likeness
from foreigndesk.linking.reports import Party, Report, Site
from foreigndesk.linking.rules import LinkRules
from foreigndesk.places.distance import distance

_EXACT = frozenset({"city", "site"})
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence: its name in the rules, how much of it there is (0 … 1), and the reason in words."""

    name: str
    value: float
    reason: str = ""


def compare_types(left: Report, right: Report, rules: LinkRules) -> Iterator[Finding]:
    """Type, mode and the word for the act."""
    if types_of(left, rules).isdisjoint(types_of(right, rules)):
        yield Finding("other type", 1)
    elif left.type == right.type and left.mode and right.mode:
        if left.mode == right.mode:
            yield Finding("mode", 1, f"act: {left.type}.{left.mode}")
        else:
            yield Finding("other act" if left.type in rules.acts else "other mode", 1)
    if left.act & right.act:
        yield Finding("act", 1, f"word for the act: {', '.join(sorted(left.act & right.act))}")


def types_of(report: Report, rules: LinkRules) -> frozenset[str]:
    """The type of a report; of a plan also what it is when it comes about."""
    later = rules.comes_about.get(report.type, ()) if report.status == rules.planned else ()
    return frozenset((report.type, *later))


def compare_parties(left: Report, right: Report, reciprocal: frozenset[str]) -> Iterator[Finding]:
    """Who acts and to whom, by country or code, and by name."""
    if left.type in reciprocal or right.type in reciprocal:
        yield from _one_side(left.actors + left.recipients, right.actors + right.recipients)
    else:
        yield from _sides("actors", left.actors, right.actors)
        yield from _sides("recipients", left.recipients, right.recipients)
    if value := likeness(left.names, right.names):
        yield Finding("names", value, f"names: {_shared(left.names, right.names)}")


def compare_places(left: Site | None, right: Site | None, near: float) -> Iterator[Finding]:
    """Where; only places that the sentences themselves name."""
    if left is None or right is None or not (left.local and right.local):
        return
    if left.country and right.country and left.country != right.country:
        yield Finding("other place", 1)
    elif left.name == right.name or _near(left, right, near):
        yield Finding("place", 1, f"place: {left.name}")
    elif left.precision in _EXACT and right.precision in _EXACT:
        yield Finding("other place", 1)


def compare_numbers(left: Report, right: Report) -> Iterator[Finding]:
    """Numbers of one measure; one that agrees outweighs those that do not, for outlets count again."""
    common = sorted(left.counts.keys() & right.counts.keys())
    agreeing = [measure for measure in common if _compatible(left.counts[measure], right.counts[measure])]
    if agreeing:
        yield Finding("numbers", 1, f"numbers: {', '.join(agreeing)}")
    elif common:
        yield Finding("other numbers", 1)


def compare_words(left: Report, right: Report) -> Iterator[Finding]:
    """The sentences, and the event sentences of the articles around them."""
    if value := likeness(left.words, right.words):
        yield Finding("words", value, f"words: {_shared(left.words, right.words)}")
    if left.article_id != right.article_id and (value := likeness(left.context, right.context)):
        yield Finding("context", value, f"articles: {_shared(left.context, right.context)}")
        yield Finding("context squared", value * value)


def countries(parties: tuple[Party, ...]) -> frozenset[str]:
    """The countries of parties."""
    return frozenset(party.country for party in parties if party.country)


def _sides(name: str, left: tuple[Party, ...], right: tuple[Party, ...]) -> Iterator[Finding]:
    """Compare by country; where neither side has one, by code."""
    one, other = countries(left), countries(right)
    if not one and not other:
        one, other = _codes(left), _codes(right)
        if not one & other:
            return
    if one and other:
        shared = ", ".join(sorted(one & other))
        yield Finding(name, 1, f"{name}: {shared}") if shared else Finding(f"other {name}", 1)


def _one_side(left: tuple[Party, ...], right: tuple[Party, ...]) -> Iterator[Finding]:
    """Of talks or an agreement: one party more or less is no difference, another one is."""
    one, other = countries(left), countries(right)
    if one - other and other - one:
        yield Finding("other actors", 1)
        return
    yield from _sides("actors", left, right)
    if len(one & other) > 1:
        yield Finding("parties", 1, f"{len(one & other)} parties")


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.code for party in parties if party.code)


def _near(left: Site, right: Site, near: float) -> bool:
    if left.point is None or right.point is None or not {left.precision, right.precision} <= _EXACT:
        return False
    return distance(*left.point, *right.point) <= near


def _compatible(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    (low, high), (least, most) = one, other
    return low <= (most or max(least, low)) and least <= (high or max(least, low))


def _shared(left: Weights, right: Weights) -> str:
    shared = sorted(left.keys() & right.keys(), key=lambda stem: (-left[stem], stem))
    return ", ".join(shared[:_SHOWN])
