"""The claims room's front: statements of a document, status and attribution of its proposals, and the claims."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from foreigndesk.actors.actor import Actor
from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.claims.attribution import AttributionReader
from foreigndesk.claims.claim import Claim
from foreigndesk.claims.contested import denied_twins
from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.statement import Statement
from foreigndesk.claims.status import StatusReader
from foreigndesk.claims.words import told_in
from foreigndesk.codebook.status import Teller
from foreigndesk.coding.event import Attribution, Event
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.proposal import Proposal
from foreigndesk.coding.tree import LogicalRoles
from foreigndesk.language.document import Document
from foreigndesk.times.time import TimeMention

_STATEMENT, _DENIAL, _PROMISE, _WARNING, _CHARGE = "asserts", "denies", "promises", "warns", "alleges"
_TOLD = frozenset({"actual", "ongoing", "historical"})


class ClaimsReader:
    """Reads who says so, and whether it happened."""

    __slots__ = ("attribution", "cues", "grammar", "status", "status_cues")

    def __init__(self, grammar: Grammar) -> None:
        self.cues = cues = AttributionCues.load()
        self.grammar = grammar
        self.status_cues = StatusCues.load()
        self.attribution = AttributionReader(cues, self.status_cues, LogicalRoles(grammar))
        self.status = StatusReader(self.status_cues, cues)

    def read(self, document: Document, mentions: ActorMentions) -> list[Statement]:
        """All statements of a document."""
        return self.attribution.read(document, Participants(mentions, self.grammar))

    def judge(
        self,
        proposal: Proposal,
        statements: list[Statement],
        stated: TimeMention | None,
        published: date | None,
    ) -> None:
        """Set a proposal's attribution and status.

        Args:
            proposal: The event on its way.
            statements: Statements of its document.
            stated: The time expression that dates it, if any.
            published: Date of publication.
        """
        own = [s for s in statements if _is_about(s, proposal)]
        own.sort(key=lambda s: s.size)
        reading = self.status.read(proposal, published)
        proposal.status, proposal.manner, proposal.is_offered = reading.status, reading.manner, reading.is_offered
        span = proposal.sentence.span_of(reading.token, reading.token) if reading.token is not None else None
        proposal.because("status", reading.reason, span)
        self._by_denial(proposal, own)
        self._by_date(proposal, stated, published)
        proposal.told = proposal.status
        proposal.told_by = _teller(own, proposal, self.status_cues.speaks_for)
        proposal.is_worded = reading.is_worded and proposal.status == reading.status
        proposal.attribution = [
            _attribution(statement, _stance(statement, proposal, self.cues), proposal.sentence.source)
            for statement in own
        ]
        for attribution in proposal.attribution:
            who = attribution.speaker.span.text if attribution.speaker else "no speaker named"
            proposal.because("attribution", f"{who} {attribution.stance}", attribution.cue)

    def _by_denial(self, proposal: Proposal, own: list[Statement]) -> None:
        """What its nearest speaker denies did not happen, as far as he goes."""
        denied = bool(own) and own[0].stance == _DENIAL and _is_main(own[0], proposal)
        if denied and proposal.status in ("actual", "ongoing", "historical"):
            proposal.status = "negated"
            proposal.because("status", "denied by its speaker", own[0].cue)

    def _by_date(self, proposal: Proposal, stated: TimeMention | None, published: date | None) -> None:
        """What is over for long is history; what is dated after publication is to come."""
        if stated is None or stated.end is None or stated.start is None or published is None:
            return
        horizon = published - timedelta(days=self.status_cues.historical_after_days)
        if proposal.status == "historical" and stated.relation == "at" and horizon <= stated.start <= published:
            proposal.status = "actual"
            proposal.because("status", f"of these days: “{stated.span.text}”", stated.span)
        if proposal.status not in ("actual", "ongoing") or stated.relation != "at":
            return
        sentence, verb = proposal.sentence, proposal.head if proposal.support is None else proposal.support
        tense = told_in(sentence, verb, self.status_cues.have)
        if stated.end < horizon:
            if proposal.is_noun or tense != "present" or sentence.in_title:
                proposal.status = "historical"
                proposal.because("status", f"over before publication: “{stated.span.text}”", stated.span)
        elif stated.start > published and tense != "past":
            proposal.status = "future"
            proposal.because("status", f"after publication: “{stated.span.text}”", stated.span)

    def claims(self, statements: list[Statement], events: list[Event], document: Document) -> list[Claim]:
        """Every statement as a record, with the events within its content and their denied or denying twins."""
        twins = denied_twins(events)
        return [
            Claim(
                speaker=s.speaker.actor.within(document.sentences[s.sentence].source) if s.speaker else None,
                cue=s.cue,
                content=s.content,
                stance=s.stance,
                quoted=s.quoted,
                addressee=s.addressee.actor.within(document.sentences[s.sentence].source) if s.addressee else None,
                events=_with_twins([e.event_id for e in events if _holds(s, e)], twins),
                in_title=document.sentences[s.sentence].in_title,
            )
            for s in statements
        ]


def _is_about(statement: Statement, proposal: Proposal) -> bool:
    """Whether a proposal lies in a statement's content and is not the act of saying itself."""
    sentence = proposal.sentence.index
    if statement.sentence == sentence and statement.cue_token in proposal.tokens:
        return False
    if proposal.support is not None and statement.stands_for(sentence, proposal.support):
        return statement.holds(sentence, proposal.head)
    return statement.stands_for(sentence, proposal.head)


def _is_main(statement: Statement, proposal: Proposal) -> bool:
    """Whether an act is what the statement says before all, not something told along with it."""
    return proposal.head in statement.main or (proposal.support is not None and proposal.support in statement.main)


def _with_twins(own: list[str], twins: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*own, *(other for event in own for other in twins.get(event, ()))]))


def _holds(statement: Statement, event: Event) -> bool:
    return any(a.cue == statement.cue and a.content == statement.content for a in event.attribution)


def _stance(statement: Statement, proposal: Proposal, cues: AttributionCues) -> str:
    """What a speaker says of his own acts: one to come he promises, or warns of; one that was not he denies.

    What a party says of another's hostile act is a charge.
    """
    if statement.stance != _STATEMENT or statement.speaker is None:
        return statement.stance
    speaker = statement.speaker.actor
    if not any(_is_same(speaker, mention.actor) for mention in proposal.actors):
        return _CHARGE if _incriminates(speaker, proposal, cues) else statement.stance
    if proposal.status in ("future", "hypothetical") and proposal.type in cues.hostile:
        return _WARNING
    if proposal.status == "future":
        return _PROMISE
    denied = proposal.status == "negated" and proposal.manner != "refused"
    return _DENIAL if denied else statement.stance


def _teller(own: list[Statement], proposal: Proposal, speaks_for: Mapping[str, frozenset[str]]) -> Teller:
    """Whether the actor of an act tells of it, or one who speaks for him ("its guards would, Abidjan said")."""
    speakers = [statement.speaker.actor for statement in own if statement.speaker]
    pairs = [(speaker, mention.actor) for speaker in speakers for mention in proposal.actors]
    if any(statement.stance == _PROMISE for statement in own) or any(a.identity == b.identity for a, b in pairs):
        return "actor"
    if any(a.span == b.refers_to or _speaks_for(a, b, speaks_for) for a, b in pairs):
        return "side"
    return "other" if speakers else "outlet"


def _speaks_for(speaker: Actor, actor: Actor, speaks_for: Mapping[str, frozenset[str]]) -> bool:
    """Whether somebody of one state's body speaks for another of the same state."""
    spoken_for = frozenset[str]().union(*(speaks_for.get(sector, frozenset()) for sector in speaker.sectors))
    same_state = speaker.country is not None and speaker.country == actor.country
    return same_state and bool(spoken_for & frozenset(actor.sectors))


def _incriminates(speaker: Actor, proposal: Proposal, cues: AttributionCues) -> bool:
    """Whether a state or armed party charges another country's actors with violence, or with backing rebels."""
    if speaker.country is None or cues.parties.isdisjoint(speaker.sectors) or proposal.status not in _TOLD:
        return False
    countries = {mention.actor.country for mention in proposal.actors}
    if not countries or None in countries:
        return False
    backed = any(not cues.militant.isdisjoint(mention.actor.sectors) for mention in proposal.recipients)
    return proposal.type in cues.incriminating or (proposal.type in cues.backing and backed)


def _is_same(speaker: Actor, actor: Actor) -> bool:
    """Whether a speaker speaks for an actor: the same words, the same reference, or the same state."""
    same_words = speaker.span == actor.span or speaker.span == actor.refers_to
    return same_words or (speaker.country is not None and speaker.country == actor.country)


def _attribution(statement: Statement, stance: str, source: str) -> Attribution:
    return Attribution(
        speaker=statement.speaker.actor.within(source) if statement.speaker else None,
        cue=statement.cue,
        stance=stance,
        quoted=statement.quoted,
        content=statement.content,
    )
