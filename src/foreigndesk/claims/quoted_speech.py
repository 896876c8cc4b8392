"""Quoted speech: whose words a quotation is, by the cue that holds it, a signature, or who spoke just before.

A quotation nobody can be named for is the outlet's own: words it borrows, and vouches for nothing in them.
"""

from __future__ import annotations

from foreigndesk.claims.borrowed import BorrowedWords
from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.quotations import Quotation
from foreigndesk.claims.signatures import SignatureReader
from foreigndesk.claims.sources import SourceFinder
from foreigndesk.claims.statement import Draft
from foreigndesk.coding.participants import Participants
from foreigndesk.language.document import Document, Sentence

_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PHRASE = 2
_MARKS = 3
"""Punctuation and adverbs that may stand between a cue or its source and the quotation."""


class QuotedSpeech:
    """Gives each quotation to the statement it belongs to."""

    __slots__ = ("borrowed", "cues", "signatures")

    def __init__(self, cues: AttributionCues, sources: SourceFinder) -> None:
        self.cues = cues
        self.signatures = SignatureReader(cues, sources)
        self.borrowed = BorrowedWords(cues, sources)

    def give(
        self, quotation: Quotation, document: Document, drafts: list[Draft], participants: Participants
    ) -> Draft | None:
        """Widen the statement a quotation belongs to; a new one where no cue introduces it."""
        here = [draft for draft in drafts if draft.sentence.index in quotation.parts]
        held = any(draft.here & quotation.parts[draft.sentence.index] for draft in here)
        if not held and self.borrowed.is_name(quotation, document):
            return None
        owner = self._nearest(quotation, here)
        if owner is not None:
            self._widen(owner, quotation)
            return None
        signed = self.signatures.read(quotation, document, participants)
        if signed is not None:
            self._widen(signed, quotation)
            return signed
        owner = self._running_on(quotation, document, drafts)
        if owner is not None:
            self._widen(owner, quotation)
            return None
        if any(tokens & draft.parts.get(index, set()) for draft in drafts for index, tokens in quotation.parts.items()):
            return None
        return self.borrowed.read(quotation, document, participants)

    def _widen(self, owner: Draft, quotation: Quotation) -> None:
        if not owner.direct and self._is_direct(quotation, owner):
            owner.direct = True
            owner.here.clear()
        owner.quotes += 1
        for index, tokens in quotation.parts.items():
            owner.parts.setdefault(index, set()).update(tokens)

    def _is_direct(self, quotation: Quotation, owner: Draft) -> bool:
        """Whether a quotation is all that the cue beside it introduces: a sentence of its own, set off by the cue."""
        sentence = owner.sentence
        words = quotation.parts.get(sentence.index)
        if words is None or not any(sentence.upos[token] in _VERBAL for token in words):
            return False
        first, last, cue = min(words), max(words), owner.cue
        if cue > last:
            between = set(range(last + 1, cue)).difference(*(sentence.descendants(head) for head in owner.source))
            begins = quotation.opens[0] != sentence.index or quotation.opens[1] <= 1
            return begins and len(between) <= _MARKS
        return 0 <= first - cue - 1 <= _MARKS and sentence.upos[first - 2] == "PUNCT"

    def _nearest(self, quotation: Quotation, here: list[Draft]) -> Draft | None:
        """The cue outside the quotation that already holds most of it, else one beside it that still says nothing."""
        outside = [d for d in here if not d.inside and d.speaker is not None]
        holding = [d for d in outside if self._holds_most(d, quotation)]
        if holding:
            return min(holding, key=lambda draft: (not draft.vouches, len(draft.here)))
        telling = [d for d in outside if d.vouches and not d.turn]
        silent = [d for d in telling if not d.here]
        for draft in silent or [d for d in telling if len(quotation.parts[d.sentence.index]) > _PHRASE]:
            words = quotation.parts[draft.sentence.index]
            if self._is_beside(draft.sentence, draft.cue, min(words), max(words)):
                return draft
        return None

    def _holds_most(self, draft: Draft, quotation: Quotation) -> bool:
        words = quotation.parts[draft.sentence.index]
        return 2 * len(words & draft.here) >= len(words)

    def _is_beside(self, sentence: Sentence, cue: int, first: int, last: int) -> bool:
        """Whether no other verb stands between a cue and a quotation."""
        between = range(last + 1, cue) if cue > last else range(cue + 1, first)
        return not any(sentence.xpos[token] in _FINITE for token in between)

    def _running_on(self, quotation: Quotation, document: Document, before: list[Draft]) -> Draft | None:
        """A quotation without a cue that opens its sentence goes on for the speaker of the one before it.

        It does so in the same paragraph, or in the next where the quotation was left open, a colon leads to it, or the
        paragraph is nothing but this quotation.
        """
        index, token = quotation.opens
        sentence = document.sentences[index]
        spoken = [d for d in before if not d.inside and d.vouches and d.speaker and d.sentence.index < index]
        last = spoken[-1] if spoken else None
        if token > 0 or last is None or last.sentence.in_title != sentence.in_title:
            return None
        until = document.sentences[max([last.sentence.index, *last.parts])]
        follows = until.index >= index - 1
        if follows and not last.here and last.sentence.words[-1] in self.cues.turn_marks:
            return last
        if last.quotes > 0:
            goes_on = follows and (quotation.continues or self._is_paragraph(quotation, document))
            return last if goes_on or until.paragraph == sentence.paragraph else None
        return None

    def _is_paragraph(self, quotation: Quotation, document: Document) -> bool:
        """Whether a paragraph holds nothing but the quotation."""
        first, last = min(quotation.parts), max(quotation.parts)
        here = document.sentences[first].paragraph
        ends = last + 1 >= len(document.sentences) or document.sentences[last + 1].paragraph != here
        begins = first == 0 or document.sentences[first - 1].paragraph != here
        return begins and ends and max(quotation.parts[last]) + 2 >= len(document.sentences[last])
