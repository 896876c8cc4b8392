"""Status: whether an act happened, goes on, is to come, is only thought of, did not happen, or is history."""

from __future__ import annotations

from datetime import date

from foreigndesk.claims.background import Background
from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.noun_status import NounStatus
from foreigndesk.claims.reading import StatusReading
from foreigndesk.claims.verb_status import VerbStatus
from foreigndesk.coding.proposal import Proposal
from foreigndesk.language.document import Sentence

_NOMINAL = frozenset({"NOUN", "PROPN"})


class StatusReader:
    """Reads the status of acts from tense, aspect, modals, negation, governing predicates and dates."""

    __slots__ = ("background", "cues", "nouns", "verbs")

    def __init__(self, cues: StatusCues, attribution: AttributionCues) -> None:
        self.cues = cues
        self.background = Background(cues)
        self.verbs = VerbStatus(cues, attribution)
        self.nouns = NounStatus(cues, self.verbs)

    def read(self, proposal: Proposal, published: date | None = None) -> StatusReading:
        """The status of a proposal by the words of its sentence."""
        sentence, head = proposal.sentence, proposal.head
        if proposal.is_noun:
            reading = self.nouns.read(sentence, head, proposal.support)
        else:
            reading = self.verbs.read(sentence, head)
        return self._dated(reading, sentence, head, proposal.support, published)

    def read_token(self, sentence: Sentence, token: int, published: date | None = None) -> StatusReading:
        """The status of whatever a token names: an act by verb, noun or adjective."""
        if sentence.upos[token] in _NOMINAL and not sentence.kids(token, "cop", "nsubj"):
            reading = self.nouns.read(sentence, token, None)
        else:
            reading = self.verbs.read(sentence, token)
        return self._dated(reading, sentence, token, None, published)

    def factuality(self, sentence: Sentence, token: int) -> float:
        """How far an act is a fact: −3 (did not happen) … 3 (happened), by the words that decide and by the model."""
        by_words = self.cues.factuality[self.read_token(sentence, token).construction]
        if not sentence.factuality:
            return by_words
        return self.cues.model_share * sentence.factuality[token] + (1 - self.cues.model_share) * by_words

    def _dated(
        self, reading: StatusReading, sentence: Sentence, head: int, support: int | None, published: date | None
    ) -> StatusReading:
        """History is what is told as a fact and dated far back."""
        if reading.status not in ("actual", "ongoing"):
            return reading
        past = self.background.read(sentence, head, published)
        if past is None and support is not None:
            past = self.background.read(sentence, support, published)
        return past or reading
