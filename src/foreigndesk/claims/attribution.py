"""Attribution: finds who says what, in direct and indirect speech, and in the outlet's own hedges.

The tree gives each cue its speaker and content; quotation marks then widen contents to whole quotations, also over
sentences and paragraphs, and give those without a cue to whoever spoke last.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.drafts import DraftReader
from foreigndesk.claims.quotations import Quotation, Quotations
from foreigndesk.claims.statement import Draft, Statement
from foreigndesk.claims.turns import TurnReader
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.tree import LogicalRoles
from foreigndesk.language.document import Document, Sentence


class AttributionReader:
    """Reads the statements of a document."""

    __slots__ = ("cues", "drafts", "turns")

    def __init__(self, cues: AttributionCues, logical: LogicalRoles) -> None:
        self.cues = cues
        self.drafts = DraftReader(cues, logical)
        self.turns = TurnReader(cues, self.drafts.sources)

    def read(self, document: Document, participants: Participants) -> list[Statement]:
        """All statements, sentence by sentence; nested ones each on their own."""
        quotations = Quotations(document, self.cues)
        drafts: list[Draft] = []
        for sentence in document.sentences:
            here = self.drafts.read(sentence, quotations.tokens[sentence.index], participants)
            turn = self.turns.read(sentence, participants)
            if turn is not None:
                here.insert(0, turn)
            for quotation in quotations.of(sentence.index):
                self._give(quotation, sentence, here, drafts)
            drafts.extend(here)
        statements = [draft.finish(document, quotations.tokens) for draft in drafts if self._tells(draft)]
        return [statement for statement in statements if statement is not None]

    def _tells(self, draft: Draft) -> bool:
        """ "I think", said inside a quotation, tells no more than the quotation does."""
        empty = draft.inside and draft.stance in self.cues.thinking and draft.source
        words = self.cues.first_person | self.cues.second_person
        return not (empty and draft.sentence.lower[draft.source[0]] in words)

    # --- quotations

    def _give(self, quotation: Quotation, sentence: Sentence, here: list[Draft], before: list[Draft]) -> None:
        """Widen the statement a quotation belongs to, or say that nobody is named for it."""
        if quotation.opens[0] != sentence.index and self._owner(quotation, before) is not None:
            return
        owner = self._nearest(quotation, sentence, here)
        if owner is None:
            owner = self._running_on(quotation, sentence, before)
        if owner is None:
            return
        for index, tokens in quotation.parts.items():
            owner.parts.setdefault(index, set()).update(tokens)

    def _owner(self, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
        index, tokens = next(iter(quotation.parts.items()))
        for draft in reversed(drafts[-40:]):
            if not draft.inside and tokens <= draft.parts.get(index, set()):
                return draft
        return None

    def _nearest(self, quotation: Quotation, sentence: Sentence, here: list[Draft]) -> Draft | None:
        """The cue outside the quotation that already holds most of it, else one beside it that still says nothing."""
        words = quotation.parts[sentence.index]
        outside = [d for d in here if not d.inside and d.speaker is not None and d.cue not in words]
        holding = [d for d in outside if 2 * len(words & d.here) >= len(words)]
        if holding:
            return min(holding, key=lambda draft: (not draft.vouches, len(draft.here)))
        silent = [d for d in outside if not d.here and d.vouches] or [d for d in outside if d.vouches and len(words) > 2]
        first, last = min(words), max(words)
        beside = [d for d in silent if self._is_beside(sentence, d.cue, first, last)]
        return min(beside, key=lambda draft: min(abs(draft.cue - first), abs(draft.cue - last))) if beside else None

    def _is_beside(self, sentence: Sentence, cue: int, first: int, last: int) -> bool:
        """Whether no other verb stands between a cue and a quotation."""
        between = range(last + 1, cue) if cue > last else range(cue + 1, first)
        return not any(sentence.xpos[token] in ("VBD", "VBZ", "VBP") for token in between)

    def _running_on(self, quotation: Quotation, sentence: Sentence, before: list[Draft]) -> Draft | None:
        """A quotation that opens its sentence goes on for the speaker of the one before."""
        if quotation.opens != (sentence.index, 0) or not before:
            return None
        spoken = [d for d in before if not d.inside and d.vouches and d.speaker and d.sentence.index <= sentence.index]
        last = next((d for d in reversed(spoken) if max(d.parts, default=-1) >= sentence.index - 1), None)
        if last is None or last.sentence.in_title != sentence.in_title:
            return None
        return last
