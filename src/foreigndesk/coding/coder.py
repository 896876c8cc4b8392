"""The frame coder: walks the predicates of a document and proposes an event, or records why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from foreigndesk.actors.actor import ActorMention
from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.frames import Need
from foreigndesk.codebook.parties import Parties
from foreigndesk.coding.anaphora import ActAnaphora
from foreigndesk.coding.arguments import ArgumentFinder
from foreigndesk.coding.confidence import Confidence
from foreigndesk.coding.domains import foreign_domain
from foreigndesk.coding.event import Rejection, TraceStep
from foreigndesk.coding.findings import Findings
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.match import Match
from foreigndesk.coding.matching import Matcher
from foreigndesk.coding.merging import merge_parts
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.proposal import Proposal
from foreigndesk.language.document import Document, Sentence
from foreigndesk.places.place import PlaceMention
from foreigndesk.times.time import TimeMention

_CANDIDATES = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV", "AUX"})


class FrameCoder:
    """Proposes events by the codebook's frames."""

    name = "frames"

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.grammar = Grammar.load()
        self.finder = ArgumentFinder(codebook, self.grammar)
        self.anaphora = ActAnaphora(self.grammar)
        self.confidence = Confidence.load()

    def code(
        self,
        document: Document,
        mentions: ActorMentions,
        places: list[PlaceMention],
        times: list[TimeMention],
    ) -> Findings:
        """Propose the events of a document."""
        dates = {(time.sentence, token) for time in times for token in range(time.first, time.last + 1)}
        matcher = Matcher(self.codebook, self.finder, Participants(mentions, self.grammar, places), dates)
        findings = Findings()
        closed = dates | _name_tokens(mentions)
        for sentence in document.sentences:
            self._code_sentence(sentence, matcher, closed, findings)
        foreign = foreign_domain(document, self.codebook)
        return self._turned_down(findings, foreign) if foreign else findings

    def _turned_down(self, findings: Findings, reason: str) -> Findings:
        """Nothing of an article is coded; every proposal becomes a rejection."""
        refused = [_rejection(p.sentence, p.head, reason, p.rule) for p in findings.proposals]
        return Findings([], [*findings.rejections, *refused])  # nothing is open either

    def _code_sentence(
        self, sentence: Sentence, matcher: Matcher, closed: set[tuple[int, int]], findings: Findings
    ) -> None:
        here = sentence.index
        candidates = [
            token
            for token, upos in enumerate(sentence.upos)
            if upos in _CANDIDATES and (here, token) not in closed and not self._is_mere_topic(sentence, token)
        ]
        matches = [match for token in candidates if (match := matcher.at(sentence, token)) is not None]
        absorbed = _absorptions([m for m in matches if _lack(m.frame.needs, m.actors, m.recipients) is None])
        events = [m for m in matches if m.is_event and m.arguments.predicate not in absorbed]
        absorbed |= merge_parts(events, self.codebook.parts)
        for match in matches:
            proposal = self._proposal(match)
            self.anaphora.fill(proposal, match, findings.proposals)
            reason = _refusal(match, proposal, absorbed, self.codebook.parties)
            if reason is None:
                findings.proposals.append(proposal)
            else:
                token = match.arguments.predicate
                findings.rejections.append(_rejection(sentence, token, reason, match.frame.id))
        taken = {token for match in matches for token in match.tokens} | absorbed.keys()
        findings.open[here] = [token for token in candidates if token not in taken]
        for token in candidates:
            near = matcher.near.get((sentence.index, token))
            if near is not None and token not in taken and sentence.upos[token] != "AUX":
                findings.rejections.append(_rejection(sentence, token, f"no frame fits: {near}", near.frame))

    def _is_mere_topic(self, sentence: Sentence, token: int) -> bool:
        """ "Coup plotters", "the threat of air strikes": the noun only says what kind or what about."""
        if sentence.upos[token] not in ("NOUN", "PROPN"):
            return False
        if sentence.rel(token) == "compound" and sentence.heads[token] > token:
            return True
        topical = any(sentence.lower[case] == "of" for case in sentence.kids(token, "case"))
        return topical and sentence.lemmas[sentence.heads[token]] in self.grammar.topical

    def _proposal(self, match: Match) -> Proposal:
        arguments = match.arguments
        proposal = Proposal(
            sentence=arguments.sentence,
            tokens=tuple(sorted(match.tokens)),
            head=arguments.predicate,
            is_noun=arguments.kind == "noun",
            support=arguments.support,
            type=match.type,
            mode=match.mode,
            cameo=match.cameo,
            actors=match.actors,
            recipients=match.recipients,
            coder=self.name,
            rule=match.frame.id,
            confidence=self.confidence.of(match),
        )
        span = proposal.trigger
        proposal.trace.extend(TraceStep("type", step, span) for step in match.steps)
        for slot, classes, token in match.ties:
            words = arguments.sentence.span_of(*_phrase(arguments.sentence, token))
            proposal.because(f"slot {slot}", f"is {', '.join(sorted(classes))}", words)
        for mention in match.actors:
            proposal.because("actors", mention.reason, mention.actor.span)
        for mention in match.recipients:
            proposal.because("recipients", mention.reason, mention.actor.span)
        return proposal


def _phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase without the clauses that hang on it."""
    inside = {head}
    for kid in sentence.children[head]:
        if sentence.rel(kid) not in ("acl", "advcl", "punct", "conj", "cc", "appos", "parataxis", "nsubj", "cop"):
            first, last = sentence.extent(kid)
            inside |= {first, last}
    return min(inside), max(inside)


def _name_tokens(mentions: ActorMentions) -> set[tuple[int, int]]:
    """Sentence and token of words inside names: "Liberation" in the name of a movement is no act."""
    named = (m for m in mentions if m.kind == "name" and m.last > m.first)
    return {(m.sentence, token) for m in named for token in range(m.first, m.last + 1)}


def _absorptions(matches: list[Match]) -> dict[int, Match]:
    """By predicate token: the match that makes it part of its own event. Light verbs yield to their nouns."""
    absorbed: dict[int, Match] = {}
    for match in matches:
        for token in match.absorbed if match.is_event else ():
            if token != match.arguments.predicate:
                absorbed.setdefault(token, match)
    for match in matches:
        support = match.arguments.support
        predicate = match.arguments.predicate
        if support is not None and match.is_event and predicate not in absorbed:
            absorbed.setdefault(support, match)
    return absorbed


def _refusal(match: Match, proposal: Proposal, absorbed: dict[int, Match], parties: Parties | None) -> str | None:
    """Why a match does not become an event, or ``None`` if it does."""
    if not match.is_event:
        return f"another reading: {match.frame.reason or match.frame.id}"
    owner = absorbed.get(match.arguments.predicate)
    if owner is not None and owner is not match:
        return f"part of “{owner.arguments.sentence.words[owner.arguments.predicate]}” ({owner.frame.id})"
    lack = _lack(match.frame.needs, proposal.actors, proposal.recipients)
    if lack:
        return lack
    people = [(m.actor.country, m.actor.sectors) for m in (*proposal.actors, *proposal.recipients)]
    return parties.reason if parties and not parties.admit(match.type, people) else None


def _lack(needs: Need, actors: Sequence[ActorMention], recipients: Sequence[ActorMention]) -> str | None:
    """What participants are lacking that a frame needs."""
    lacking = {
        "any": not (actors or recipients),
        "actor": not actors,
        "recipient": not recipients,
        "both": not (actors and recipients),
        "none": False,
    }[needs]
    return f"no participant found (the frame needs {needs})" if lacking else None


def _rejection(sentence: Sentence, token: int, reason: str, nearest: str) -> Rejection:
    return Rejection(sentence.span_of(token, token), reason, nearest, sentence.index, sentence.in_title)
