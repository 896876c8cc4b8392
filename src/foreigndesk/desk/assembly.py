"""Assembly: proposals become events. Status, attribution, date, place, numbers and contexts are filled in here,

PLOVER's reductions applied, and each event given its stable identifier.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence, Set

from foreigndesk.article import Article
from foreigndesk.claims.reader import ClaimsReader
from foreigndesk.claims.statement import Statement
from foreigndesk.codebook.codebook import Codebook
from foreigndesk.coding.contexts import ContextReader
from foreigndesk.coding.event import Event, EventDate
from foreigndesk.coding.magnitude import MagnitudeReader
from foreigndesk.coding.proposal import Proposal
from foreigndesk.language.document import Document, Sentence
from foreigndesk.offsets import Span
from foreigndesk.places import PlaceResolver
from foreigndesk.places.event_place import domestic_country, place_of
from foreigndesk.places.place import PlaceMention
from foreigndesk.times.event_time import EventTimes
from foreigndesk.times.time import TimeMention


class Assembler:
    """Turns the proposals of a document into events."""

    __slots__ = ("claims", "codebook", "magnitude", "places", "times")

    def __init__(
        self,
        codebook: Codebook,
        claims: ClaimsReader,
        magnitude: MagnitudeReader,
        places: PlaceResolver,
        times: EventTimes,
    ) -> None:
        self.codebook = codebook
        self.claims = claims
        self.magnitude = magnitude
        self.places = places
        self.times = times

    def fill(
        self,
        proposals: list[Proposal],
        document: Document,
        statements: list[Statement],
        places: list[PlaceMention],
        times: list[TimeMention],
    ) -> None:
        """Fill every open field of the proposals."""
        contexts = ContextReader(self.codebook.contexts, document)
        acts = {(p.sentence.index, token) for p in proposals for token in (p.head, p.support) if token is not None}
        for proposal in proposals:
            proposal.contexts = contexts.of(proposal.sentence.index)
            proposal.magnitude = self.magnitude.read(proposal)
            own = [s for s in statements if s.holds(proposal.sentence.index, proposal.head)]
            open_places = [
                place
                for place in places
                if not _is_of_speech(place, proposal.sentence, own) and not _is_of_another(place, proposal, acts)
            ]
            self._place(proposal, document, open_places)
            stated = self._date(proposal, document.article, times)
            self.claims.judge(proposal, statements, stated, document.article.published)
            if stated is None:
                self._as_news(proposal, document.article)
            if not proposal.is_settled:
                self._reduce(proposal)

    def events(self, proposals: list[Proposal], article: Article) -> list[Event]:
        """The records, in the order of the text."""
        ordered = sorted(proposals, key=lambda p: (p.sentence.index, p.head))
        seen: dict[str, int] = {}
        return [self._event(proposal, article, seen) for proposal in ordered]

    # --- fields

    def _place(self, proposal: Proposal, document: Document, places: list[PlaceMention]) -> None:
        mention = place_of(places, proposal.sentence, proposal.support or proposal.head, document)
        if mention is None and proposal.support is not None:
            mention = place_of(places, proposal.sentence, proposal.head, document)
        if mention is not None and not (mention.dateline and self._is_elsewhere(proposal, mention)):
            proposal.place = mention.place
            proposal.because("place", mention.reason, mention.place.span)
            if not mention.dateline:
                self._host(proposal, mention)
        else:
            self._at_home(proposal)

    def _at_home(self, proposal: Proposal) -> None:
        """What a state's own organs do to its own people is done in that state, where no place is named."""
        parties = (*proposal.actors, *proposal.recipients)
        code = domestic_country([(mention.actor.country, mention.actor.sectors) for mention in parties])
        home = self.places.country(code) if code else None
        if home is not None:
            proposal.place = home
            proposal.because("place", "a state's own organs and people, no place named")

    def _host(self, proposal: Proposal, mention: PlaceMention) -> None:
        """A meeting at one party's is a visit there, one at nobody's a meeting at a third party's."""
        hosting = self.codebook.hosting.get(proposal.type)
        country = mention.place.country
        parties = [*proposal.actors, *proposal.recipients]
        countries = {m.actor.country for m in parties if m.actor.country}
        if hosting is None or proposal.mode or country is None or len(countries) < 2:
            return
        change = hosting.at_party if country in countries else hosting.elsewhere
        proposal.mode, proposal.cameo = change.mode, change.cameo or proposal.cameo
        proposal.because("mode", f"held in {country}", mention.place.span)
        if country in countries:
            proposal.actors = [m for m in parties if m.actor.country != country]
            proposal.recipients = [m for m in parties if m.actor.country == country]

    def _is_elsewhere(self, proposal: Proposal, dateline: PlaceMention) -> bool:
        """A dateline says where the reporter is: it does not place acts of parties from elsewhere alone."""
        countries = {mention.actor.country for mention in (*proposal.actors, *proposal.recipients)} - {None}
        return bool(countries) and dateline.place.country not in countries

    def _date(self, proposal: Proposal, article: Article, times: list[TimeMention]) -> TimeMention | None:
        """The time the text gives, if any: a vague one (recently, for weeks) leaves the event without a date."""
        sentence = proposal.sentence
        mention = self.times.date_of(times, sentence, proposal.head)
        if mention is None and proposal.support is not None:
            mention = self.times.date_of(times, sentence, proposal.support)
        if mention is None:
            return None
        if mention.start is None or mention.end is None or mention.precision is None:
            proposal.because("date", f"“{mention.span.text}” tells no day", mention.span)
            return mention
        end = max(mention.end, article.published or mention.end) if mention.relation == "since" else mention.end
        proposal.date = EventDate(mention.start, end, mention.precision, mention.span)
        proposal.because("date", f"“{mention.span.text}” is {mention.value}", mention.span)
        return mention

    def _as_news(self, proposal: Proposal, article: Article) -> None:
        """Without a stated date, what is told as news is dated with its publication; history is not."""
        if article.published and proposal.status in ("actual", "ongoing"):
            proposal.date = EventDate(article.published, article.published, "day")
            proposal.because("date", "date of publication")

    def _reduce(self, proposal: Proposal) -> None:
        """PLOVER's reductions: a future CONSULT is an AGREE, and so on."""
        speakers = {a.speaker.identity for a in proposal.attribution if a.speaker}
        promised = any(attribution.stance == "promises" for attribution in proposal.attribution)
        by_actor = promised or any(mention.actor.identity in speakers for mention in proposal.actors)
        standing = "refused" if proposal.refused else proposal.status
        change = self.codebook.reductions.find(
            proposal.type, proposal.mode, proposal.cameo, standing, by_actor=by_actor
        )
        if change is None:
            return
        proposal.because("type", f"{standing} {proposal.type} is {change.type} (reduction)")
        proposal.status = change.status or proposal.status
        proposal.type = change.type or proposal.type
        if change.mode or change.clear_mode:
            proposal.mode = change.mode
        proposal.cameo = change.cameo or proposal.cameo

    # --- records

    def _event(self, proposal: Proposal, article: Article, seen: dict[str, int]) -> Event:
        ontology = self.codebook.ontology
        span, source = proposal.trigger, proposal.sentence.source
        known = ontology.types[proposal.type]
        return Event(
            event_id=_event_id(proposal, article, seen),
            sentence=proposal.sentence.index,
            in_title=proposal.sentence.in_title,
            type=proposal.type,
            mode=proposal.mode,
            contexts=proposal.contexts,
            cameo=proposal.cameo,
            quad=known.quad,
            intensity=ontology.intensity(proposal.type, proposal.mode),
            goldstein=ontology.goldstein(proposal.cameo),
            status=proposal.status,
            actors=tuple(mention.actor.within(source) for mention in proposal.actors),
            recipients=tuple(mention.actor.within(source) for mention in proposal.recipients),
            date=proposal.date,
            place=proposal.place if _is_true(proposal.place.span if proposal.place else None, source) else None,
            magnitude=proposal.magnitude,
            attribution=tuple(proposal.attribution),
            trigger=span,
            quote=proposal.sentence.text,
            confidence=round(proposal.confidence, 3),
            coder=proposal.coder,
            rule=proposal.rule,
            trace=tuple(step for step in proposal.trace if _is_true(step.span, source)),
        )


def _is_of_speech(place: PlaceMention, sentence: Sentence, around: Sequence[Statement]) -> bool:
    """Whether a place tells where something was said about an act, not where the act was done."""
    return place.sentence == sentence.index and any(
        statement.sentence == sentence.index
        and statement.cue_token in sentence.ancestors(place.head)
        and not statement.holds(sentence.index, place.head)
        for statement in around
    )


def _is_of_another(place: PlaceMention, proposal: Proposal, acts: Set[tuple[int, int]]) -> bool:
    """Whether the nearest act above a place of the same sentence is another one."""
    if place.sentence != proposal.sentence.index:
        return False
    mine = proposal.words
    above = proposal.sentence.ancestors(place.head)
    owner = next((token for token in above if (place.sentence, token) in acts or token in mine), None)
    if owner is None or owner in mine:
        return False
    return not any(_shares_subject(proposal.sentence, token, owner) for token in mine)


def _shares_subject(sentence: Sentence, token: int, other: int) -> bool:
    """Whether two acts are told of one subject in one breath: visited Beijing and met the president."""
    return sentence.rel(token) == "conj" and sentence.heads[token] == other and not sentence.kids(token, "nsubj")


def _is_true(span: Span | None, source: str) -> bool:
    """Whether a span points into the text the event stands in: title and body have offsets of their own."""
    return span is None or source[span.start : span.end] == span.text


def _event_id(proposal: Proposal, article: Article, seen: dict[str, int]) -> str:
    """Hash of the article's words, the trigger's place and the coding; equal for the same event in the same words."""
    span = proposal.trigger
    parts = (
        article.text_hash,
        proposal.sentence.in_title,
        span.start,
        span.end,
        proposal.type,
        proposal.mode,
    )
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:16]
    count = seen[digest] = seen.get(digest, 0) + 1
    return digest if count == 1 else f"{digest}-{count}"
