"""Contested events: one event that somebody asserts and somebody else denies, told in two places of one article.

Each telling stays an event of its own; both claims point to both.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Event

_DENIAL = "denies"


def denied_twins(events: Sequence[Event]) -> dict[str, tuple[str, ...]]:
    """Event id → ids of the events that deny it, or that it denies.

    Args:
        events: The events of one article.
    """
    twins: dict[str, list[str]] = {}
    for denial, other in permutations(events, 2):
        if _is_denied(denial) and not _is_denied(other) and _is_same(denial, other):
            twins.setdefault(denial.event_id, []).append(other.event_id)
            twins.setdefault(other.event_id, []).append(denial.event_id)
    return {event: tuple(others) for event, others in twins.items()}


def _is_denied(event: Event) -> bool:
    return any(attribution.stance == _DENIAL for attribution in event.attribution)


def _is_same(denial: Event, other: Event) -> bool:
    """Whether two events can be one: the same kind of act, actors that agree, recipients that do not disagree."""
    if (denial.type, denial.mode, denial.in_title) != (other.type, other.mode, other.in_title) or not other.attribution:
        return False
    if not _agree(denial.actors, other.actors):
        return False
    return not denial.recipients or not other.recipients or _agree(denial.recipients, other.recipients)


def _agree(ones: Sequence[Actor], others: Sequence[Actor]) -> bool:
    return any(_is_one(one, other) for one in ones for other in others)


def _is_one(one: Actor, other: Actor) -> bool:
    """The same state with no differing sectors, or the same last word of the mention or of what it stands for."""
    if one.country is not None and one.country == other.country:
        return not one.sectors or not other.sectors or bool(set(one.sectors) & set(other.sectors))
    return not _heads(one).isdisjoint(_heads(other))


def _heads(actor: Actor) -> set[str]:
    spans = [actor.span] if actor.refers_to is None else [actor.span, actor.refers_to]
    return {span.text.lower().split()[-1] for span in spans if span.text.split()}
