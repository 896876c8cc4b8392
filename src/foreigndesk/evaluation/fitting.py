"""Fitting: which coded event answers to a gold event, by participants and trigger, and why none does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.evaluation.matching import named, overlap, touches
from foreigndesk.offsets import Span

BOTH_DIRECTED = 3
"""Fit of an event that has source and target on their sides."""


@dataclass(frozen=True, slots=True)
class GoldAct:
    """Where a gold event stands.

    Attributes:
        sources: Mentions of who acts; empty if none is given.
        targets: Mentions of to whom.
        trigger: Words of the act; empty if they are not given.
    """

    sources: Sequence[Span]
    targets: Sequence[Span]
    trigger: Sequence[Span] = ()


def side_fit(act: GoldAct, event: Event) -> int:
    """3: both sides as directed, 2: both among the participants, 1: one of them, 0: neither."""
    source = named(event.actors, act.sources)
    if source and named(event.recipients, act.targets):
        return BOTH_DIRECTED
    if source and not event.recipients and named(event.actors, act.targets):
        return BOTH_DIRECTED
    everyone = (*event.actors, *event.recipients)
    either = (named(everyone, act.sources), named(everyone, act.targets))
    return 2 if all(either) else 1 if any(either) else 0


def full_fit(act: GoldAct, event: Event) -> int:
    """Participants and trigger together: the trigger weighs as much as two sides."""
    return side_fit(act, event) + 2 * overlap([event.trigger], act.trigger)


def best_event(act: GoldAct, events: Sequence[Event], fit: Callable[[GoldAct, Event], int]) -> tuple[Event | None, int]:
    """The event that fits best, the first of equals, and its fit; ``None`` where nothing fits at all."""
    ranked = [(fit(act, event), -number) for number, event in enumerate(events)]
    best, number = max(ranked, default=(0, 0))
    return (events[-number], best) if best > 0 else (None, 0)


def cause(act: GoldAct, taken: Event | None, coding: Coding, *, right_elsewhere: bool) -> str:
    """Why an item is wrong, as far as the coding shows it.

    Args:
        act: The gold event.
        taken: The event taken for it, if any.
        coding: All of the sentence.
        right_elsewhere: Whether any event of it has the gold code.
    """
    if right_elsewhere:
        return "right code, other participants"
    if taken is not None:
        return "wrong code"
    if coding.events:
        return "other acts coded only"
    if _turned_down(act, coding):
        return "turned down"
    return "nothing found"


def _turned_down(act: GoldAct, coding: Coding) -> bool:
    triggers = [rejection.trigger for rejection in coding.rejected]
    return any(touches(act.trigger, trigger) for trigger in triggers) if act.trigger else bool(triggers)


def summary(events: Iterable[Event]) -> list[str]:
    """Events in a word or two each, for lists of mistakes."""
    return [f"{e.type}.{e.mode}" if e.mode else e.type for e in events]
