"""The unforeseen: acts that the reader hears in words no frame speaks for, with the sides it hears them to have."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.actors.actor import ActorMention
from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.coding.event import Rejection
from foreigndesk.coding.findings import Findings
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.heard_sides import fill_sides
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.proposal import READER, Proposal
from foreigndesk.language.document import Document, Sentence
from foreigndesk.places.place import PlaceMention
from foreigndesk.reader import Hearing, Voices
from foreigndesk.reader.labels import SIDES

_HEARD = 0.25
"""Probability of any act from which on a word is looked at; the panel decides what passes."""
_SIDE = 0.5
_JOINED = frozenset(
    {"obj", "obl", "nsubj", "nsubj:pass", "xcomp", "compound", "compound:prt", "fixed", "aux", "cop", "nmod", "iobj"}
)


class Unforeseen:
    """Proposes what the reader hears and no frame has spoken for."""

    __slots__ = ("codebook", "grammar")

    def __init__(self, codebook: Codebook, grammar: Grammar) -> None:
        self.codebook = codebook
        self.grammar = grammar

    def add(
        self,
        findings: Findings,
        document: Document,
        mentions: ActorMentions,
        places: list[PlaceMention],
        hearing: Hearing,
    ) -> None:
        """Add proposals to the frames' findings, in place.

        Args:
            findings: What the frames propose and leave open.
            document: The parsed article.
            mentions: Its actors.
            places: Its places.
            hearing: What the reader says of it.
        """
        participants = Participants(mentions, self.grammar, places)
        fill_sides(findings.proposals, participants, hearing)
        known = list(findings.proposals)
        for sentence in document.sentences:
            tokens = findings.open.get(sentence.index, [])
            if not tokens or not mentions.in_sentence(sentence.index):
                continue
            beside = [proposal for proposal in known if proposal.sentence is sentence]
            voices = hearing.of(sentence)
            for token in _heard(sentence, tokens, voices, beside):
                proposal = self._proposal(sentence, token, voices, participants)
                lack = self._lack(proposal)
                if lack is None:
                    findings.proposals.append(proposal)
                else:
                    reason = f"the reader hears {proposal.type}, but {lack}"
                    at = sentence.in_title
                    findings.rejections.append(Rejection(proposal.trigger, reason, None, sentence.index, at))

    def _lack(self, proposal: Proposal) -> str | None:
        """Why nobody is there whose acts are coded without a frame; no type is exempt here."""
        people = [(m.actor.country, m.actor.sectors) for m in (*proposal.actors, *proposal.recipients)]
        if not people:
            return "no participant is found"
        parties = self.codebook.parties
        return parties.reason if parties is not None and not parties.admit("", people) else None

    def _proposal(self, sentence: Sentence, token: int, voices: Voices, participants: Participants) -> Proposal:
        event_type, mode, _ = voices.best_act(token)
        sides = {side: _side(sentence, token, voices, side, participants) for side in SIDES[1:]}
        proposal = Proposal(
            sentence=sentence,
            tokens=(token,),
            head=token,
            is_noun=sentence.upos[token] in ("NOUN", "PROPN"),
            support=None,
            type=event_type,
            mode=mode,
            cameo=voices.code_of(token, event_type, mode),
            actors=sides["actor"],
            recipients=[m for m in sides["recipient"] if m not in sides["actor"]],
            coder=READER,
            rule=READER,
            is_settled=True,
        )
        proposal.because("type", "no frame speaks for it; the reader hears it", proposal.trigger)
        for side, found in (("actors", proposal.actors), ("recipients", proposal.recipients)):
            for mention in found:
                proposal.because(side, f"heard by the reader; {mention.reason}", mention.actor.span)
        return proposal


def _heard(sentence: Sentence, tokens: list[int], voices: Voices, beside: list[Proposal]) -> Iterator[int]:
    """Open words in which an act is heard, the surest first; of words that tell one act together only the surest."""
    taken = [(token, proposal.type) for proposal in beside for token in (*proposal.tokens, proposal.head)]
    for token in sorted(tokens, key=lambda token: -voices.event(token)):
        if voices.event(token) < _HEARD:
            return
        event_type = voices.best_act(token)[0]
        if not any(event_type == kind and _is_joined(sentence, token, other) for other, kind in taken):
            taken.append((token, event_type))
            yield token


def _is_joined(sentence: Sentence, one: int, other: int) -> bool:
    """Whether one of two words is the other's object, complement or carrier: "opened *fire*"."""
    for low, high in ((one, other), (other, one)):
        if sentence.heads[low] == high and (sentence.rels[low] in _JOINED or sentence.rel(low) in _JOINED):
            return True
    return one == other


def _side(sentence: Sentence, act: int, voices: Voices, side: str, participants: Participants) -> list[ActorMention]:
    return participants.of(sentence, voices.heads(act, side, _SIDE))
