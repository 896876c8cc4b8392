"""Clustering: how well found clusters agree with gold ones, by pairs and by B³, beside the field's one-a-day rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Event
from foreigndesk.evaluation.metrics import Figure, Tally, b_cubed, f_scores


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with its document, its gold cluster and the cluster it was put into."""

    document: str
    gold: Hashable
    found: Hashable


def cluster_scores(name: str, items: Sequence[Placed]) -> list[Figure]:
    """F1, precision and recall over pairs of items that belong together, and B³ (Bagga and Baldwin 1998)."""
    return [
        *f_scores(f"{name} pairs", list(_pair_tallies(items))),
        *b_cubed(f"{name} B³", list(_shares(items))),
    ]


def one_a_day(event: Event) -> Hashable:
    """The cluster of an event by the field's rule: same day, actor, recipient and code; an unknown day is one value."""
    return (event.date.start if event.date else None, _sides(event.actors), _sides(event.recipients), event.cameo)


def _sides(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({actor.code or actor.name or actor.span.text.casefold() for actor in actors}))


def _pair_tallies(items: Sequence[Placed]) -> Iterator[Tally]:
    """Each pair counts half for either of its documents, so that resampling these resamples pairs."""
    gold, found = _pairs(items, lambda one: one.gold), _pairs(items, lambda one: one.found)
    both = _pairs(items, lambda one: (one.gold, one.found))
    for document in dict.fromkeys(item.document for item in items):
        yield Tally(document, both[document], gold[document], found[document])


def _pairs(items: Sequence[Placed], key: Callable[[Placed], Hashable]) -> dict[str, float]:
    """For each document, half the number of pairs that its items make with items of the same key."""
    sizes = Counter(key(item) for item in items)
    counts: dict[str, float] = defaultdict(float)
    for item in items:
        counts[item.document] += (sizes[key(item)] - 1) / 2
    return counts


def _shares(items: Sequence[Placed]) -> Iterator[tuple[str, float, float]]:
    """For each item its document, its precision and its recall."""
    gold, found = Counter(item.gold for item in items), Counter(item.found for item in items)
    both = Counter((item.gold, item.found) for item in items)
    for item in items:
        common = both[item.gold, item.found]
        yield item.document, common / found[item.found], common / gold[item.gold]
