"""Sides that the reader hears: they fill what a frame's own rule and the article left open."""

from __future__ import annotations

from collections.abc import Iterable

from foreigndesk.actors.actor import ActorMention
from foreigndesk.coding.panel import loudest
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.proposal import Proposal
from foreigndesk.reader import Hearing

_LEAST = 0.6
"""Probability from which on a word is taken for the head of a side."""
_ACT = 0.5
"""Probability that there is an act at all, below which its sides say nothing."""


def fill_sides(proposals: Iterable[Proposal], participants: Participants, hearing: Hearing) -> None:
    """Fill the empty sides of proposals, in place; a shared act has nobody on the other side."""
    for proposal in proposals:
        if proposal.actors and (proposal.recipients or len(proposal.actors) > 1):
            continue
        voices = hearing.of(proposal.sentence)
        act = loudest(proposal, voices)
        if voices.event(act) < _ACT:
            continue
        if not proposal.actors:
            proposal.actors = _others(participants, proposal, voices.heads(act, "actor", _LEAST), "actors")
        if not proposal.recipients:
            proposal.recipients = _others(participants, proposal, voices.heads(act, "recipient", _LEAST), "recipients")


def _others(participants: Participants, proposal: Proposal, heads: list[int], side: str) -> list[ActorMention]:
    """Who is named there, without those who stand on the other side."""
    known = [*proposal.actors, *proposal.recipients]
    found = [m for m in participants.of(proposal.sentence, heads, known) if m not in known]
    for mention in found:
        proposal.because(side, f"heard by the reader; {mention.reason}", mention.actor.span)
    return found
