"""Attribution: finds who says what, in direct and indirect speech, and in the outlet's own hedges.

The tree gives each cue its speaker and content; quotation marks then widen contents to whole quotations, also over
sentences and paragraphs, and give those without a cue to whoever spoke last.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.drafts import DraftReader
from foreigndesk.claims.quotations import Quotation, Quotations
from foreigndesk.claims.statement import Draft, Statement
from foreigndesk.claims.turns import TurnReader
from foreigndesk.claims.words import has_to, negator
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.tree import LogicalRoles
from foreigndesk.language.document import ROOT, Document, Sentence

_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_UNTOLD = frozenset({"VB"})
_MARKS = 3
"""Punctuation and adverbs that may stand between a cue or its source and the quotation."""


class AttributionReader:
    """Reads the statements of a document."""

    __slots__ = ("cues", "drafts", "status_cues", "turns")

    def __init__(self, cues: AttributionCues, status_cues: StatusCues, logical: LogicalRoles) -> None:
        self.cues = cues
        self.status_cues = status_cues
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
        """Whether a draft says what somebody has said; "I think" inside a quotation says no more than the quotation."""
        if draft.inside and not draft.turn:
            return self._tells_inside(draft)
        sentence, cue = draft.sentence, draft.cue
        if sentence.xpos[cue] not in _UNTOLD or draft.direct:
            return True
        verbs = {sentence.lemmas[kid] for kid in sentence.kids(cue, "aux")}
        head = sentence.heads[cue]
        if head != ROOT and has_to(sentence, cue):
            verbs.add(sentence.lemmas[head])
        return bool(verbs & self.cues.speaking_through) and negator(sentence, cue, self.status_cues) is None

    def _tells_inside(self, draft: Draft) -> bool:
        sentence = draft.sentence
        named = bool(draft.source) and sentence.upos[draft.source[0]] != "PRON"
        return named and draft.vouches and not draft.main_only and sentence.xpos[draft.cue] in _FINITE

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
        if not owner.direct and self._is_direct(quotation, sentence, owner):
            owner.direct = True
            owner.here.clear()
        for index, tokens in quotation.parts.items():
            owner.parts.setdefault(index, set()).update(tokens)

    def _is_direct(self, quotation: Quotation, sentence: Sentence, owner: Draft) -> bool:
        """Whether a quotation is all that the cue beside it introduces: a sentence of its own, set off by the cue."""
        words = quotation.parts[sentence.index]
        if owner.sentence is not sentence or not any(sentence.upos[token] in _VERBAL for token in words):
            return False
        first, last, cue = min(words), max(words), owner.cue
        if cue > last:
            between = set(range(last + 1, cue)).difference(*(sentence.descendants(head) for head in owner.source))
            begins = quotation.opens[0] != sentence.index or quotation.opens[1] <= 1
            return begins and len(between) <= _MARKS
        return 0 <= first - cue - 1 <= _MARKS and sentence.upos[first - 2] == "PUNCT"

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
