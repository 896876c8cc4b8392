"""Signatures: "“We are tired of this war.” — Amina Diallo, a trader": the name set after a quotation with a dash."""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.quotations import Quotation
from foreigndesk.claims.sources import SourceFinder
from foreigndesk.claims.statement import Draft
from foreigndesk.claims.words import is_verbal
from foreigndesk.coding.participants import Participants
from foreigndesk.language.document import Document, Sentence

_STANCE = "asserts"
_NAME = frozenset({"PROPN", "NOUN"})
_LONGEST = 4
"""Tokens after the last word of the quotation among which the dash must stand."""


class SignatureReader:
    """Reads the signature of a quotation."""

    __slots__ = ("cues", "sources")

    def __init__(self, cues: AttributionCues, sources: SourceFinder) -> None:
        self.cues = cues
        self.sources = sources

    def read(self, quotation: Quotation, document: Document, participants: Participants) -> Draft | None:
        """The statement of whoever signs a quotation, its content still empty."""
        last = max(quotation.parts)
        sentence, after = document.sentences[last], max(quotation.parts[last]) + 1
        dash = self._dash(sentence, after)
        if dash is None and after + 1 >= len(sentence) and last + 1 < len(document.sentences):
            sentence = document.sentences[last + 1]
            dash = self._dash(sentence, 0)
        if dash is None or dash + 1 >= len(sentence) or sentence.upos[dash + 1] != "PROPN":
            return None
        head = self._head(sentence, dash + 1)
        draft = Draft(sentence, dash, _STANCE, source=[head], turn=True)
        draft.speaker = self.sources.mention(sentence, [head], participants)
        return draft

    def _dash(self, sentence: Sentence, start: int) -> int | None:
        """The dash that follows, with nothing but marks before it, and no clause in the words after it."""
        closers = self.cues.closing_quotes | self.cues.straight_quotes
        for token in range(start, min(start + _LONGEST, len(sentence))):
            if sentence.words[token] in self.cues.dash_marks:
                return token if not self._goes_on(sentence, token + 1) else None
            if sentence.words[token] not in closers and sentence.upos[token] != "PUNCT":
                return None
        return None

    def _goes_on(self, sentence: Sentence, start: int) -> bool:
        """Whether a verb follows before the next quotation: "“…” — Paris replied that"."""
        openers = self.cues.opening_quotes | self.cues.straight_quotes
        for token in range(start, len(sentence)):
            if sentence.words[token] in openers:
                return False
            if is_verbal(sentence, token):
                return True
        return False

    def _head(self, sentence: Sentence, first: int) -> int:
        """The head of the name that begins at a token."""
        last = first
        while last + 1 < len(sentence) and sentence.upos[last + 1] in _NAME:
            last += 1
        return next(t for t in range(first, last + 1) if not first <= sentence.heads[t] <= last)
