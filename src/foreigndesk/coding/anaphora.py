"""Act anaphora: who is meant where an act is only pointed at ("called the decision unjustified", "the attack").

Parties outside the sentence are filled when the article has just named them for that act; never across title and body.
"""

from __future__ import annotations

from collections.abc import Sequence

from foreigndesk.actors.actor import ActorMention
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.match import Match
from foreigndesk.coding.proposal import Proposal
from foreigndesk.language.document import Sentence

_BACK = 3
"""How many sentences an act may lie back."""
_POINTING_SLOTS = ("object", "of", "with", "against", "on", "to", "over", "for")


class ActAnaphora:
    """Fills the open roles of proposals from the acts told before them."""

    __slots__ = ("grammar",)

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def fill(self, proposal: Proposal, match: Match, before: Sequence[Proposal]) -> None:
        """Fill what is open in a proposal.

        Args:
            proposal: The event on its way; changed in place.
            match: The match behind it.
            before: Proposals told earlier in the document, in order.
        """
        near = [p for p in reversed(before) if _is_near(p, proposal)]
        if match.arguments.kind == "noun" and self._is_definite(proposal.sentence, proposal.head):
            self._same_act(proposal, near)
        if not proposal.actors and not proposal.recipients:
            told = [p for p in reversed(before) if p.sentence.in_title == proposal.sentence.in_title]
            self._subject_act(proposal, match, near, told)
        if not proposal.recipients and match.frame.recipient.alternatives:
            self._answered_act(proposal, match, near)

    def _same_act(self, proposal: Proposal, near: Sequence[Proposal]) -> None:
        """ "The attack": the parties of the last act of that kind."""
        same = next((p for p in near if p.type == proposal.type and p.mode in (proposal.mode, None)), None)
        if same is None:
            return
        word = same.sentence.words[same.head]
        if not proposal.actors and same.actors:
            proposal.actors = list(same.actors)
            proposal.because("actors", f"those of “{word}” before", same.trigger)
        if not proposal.recipients and same.recipients:
            proposal.recipients = _others(same.recipients, proposal.actors)
            proposal.because("recipients", f"those of “{word}” before", same.trigger)

    def _subject_act(
        self, proposal: Proposal, match: Match, near: Sequence[Proposal], before: Sequence[Proposal]
    ) -> None:
        """ "The truce took effect": the parties of the act it points at, of an agreement those of the last one."""
        sentence = proposal.sentence
        pointed = [
            token
            for slot in ("subject", "object")
            for token in match.arguments.slot(slot)
            if sentence.lemmas[token] in self.grammar.act_nouns and self._is_definite(sentence, token)
        ]
        classes = {name for _, names, _ in match.ties for name in names}
        act = next((act for act in (before if classes else near) if act.actors and _is_tied(act, classes)), None)
        if pointed and act is not None:
            proposal.actors, proposal.recipients = list(act.actors), list(act.recipients)
            words = f"“{sentence.words[pointed[0]]}” is “{act.sentence.words[act.head]}”"
            proposal.because("actors", words, act.trigger)

    def _answered_act(self, proposal: Proposal, match: Match, near: Sequence[Proposal]) -> None:
        """ "Called the decision unjustified": whoever took the decision."""
        sentence = proposal.sentence
        pointed = [
            token
            for slot in _POINTING_SLOTS
            for token in match.arguments.slot(slot)
            if sentence.lemmas[token] in self.grammar.act_nouns and self._is_definite(sentence, token)
        ]
        if not pointed:
            return
        for act in near:
            others = _others(act.actors, proposal.actors)
            if others:
                proposal.recipients = others
                words = f"“{sentence.words[pointed[0]]}” is “{act.sentence.words[act.head]}”"
                proposal.because("recipients", words, act.trigger)
                return

    def _is_definite(self, sentence: Sentence, noun: int) -> bool:
        return any(sentence.lower[kid] in self.grammar.definite for kid in sentence.kids(noun, "det"))


def _is_tied(act: Proposal, classes: set[str]) -> bool:
    """Whether an act is about something of these classes; any act will do for none."""
    return not classes or any(step.field.startswith("slot") and _names(step.reason) & classes for step in act.trace)


def _names(reason: str) -> set[str]:
    return set(reason.removeprefix("is ").split(", "))


def _is_near(act: Proposal, proposal: Proposal) -> bool:
    if act.sentence.in_title != proposal.sentence.in_title or act is proposal:
        return False
    distance = proposal.sentence.index - act.sentence.index
    return 0 < distance <= _BACK or (distance == 0 and act.head < proposal.head)


def _others(mentions: Sequence[ActorMention], known: Sequence[ActorMention]) -> list[ActorMention]:
    """Mentions of somebody else than the known participants."""
    countries = {m.actor.country for m in known if m.actor.country}
    spans = {m.actor.refers_to or m.actor.span for m in known}
    return [
        m for m in mentions if m.actor.country not in countries and (m.actor.refers_to or m.actor.span) not in spans
    ]
