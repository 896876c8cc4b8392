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
_LOOK_BACK = 40
_BORROWED = "asserts"
_PHRASE = 2
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
        open_turn: Draft | None = None
        for sentence in document.sentences:
            here = self.drafts.read(sentence, quotations.tokens[sentence.index], participants)
            turn = self.turns.read(sentence, participants)
            if turn is not None:
                here.insert(0, turn)
                open_turn = turn
            elif open_turn is not None and self._is_same_turn(open_turn, sentence):
                open_turn.parts[sentence.index] = set(range(len(sentence)))
            drafts.extend(here)
            for quotation in quotations.of(sentence.index):
                if max(quotation.parts) == sentence.index:
                    self._give(quotation, document, drafts)
            drafts.extend(self._unattributed(sentence, quotations, drafts[-_LOOK_BACK:]))
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

    def _is_same_turn(self, turn: Draft, sentence: Sentence) -> bool:
        """A turn of speech that opens a paragraph lasts to its end."""
        first = turn.sentence
        return turn.leads and not first.in_title and not sentence.in_title and first.paragraph == sentence.paragraph

    # --- quotations

    def _give(self, quotation: Quotation, document: Document, drafts: list[Draft]) -> None:
        """Widen the statement a quotation belongs to; one that belongs to none is left alone."""
        here = [draft for draft in drafts[-_LOOK_BACK:] if draft.sentence.index in quotation.parts]
        owner = self._nearest(quotation, here) or self._running_on(quotation, document, drafts[-_LOOK_BACK:])
        if owner is None:
            return
        if not owner.direct and self._is_direct(quotation, owner):
            owner.direct = True
            owner.here.clear()
        owner.quotes += 1
        for index, tokens in quotation.parts.items():
            owner.parts.setdefault(index, set()).update(tokens)

    def _unattributed(self, sentence: Sentence, quotations: Quotations, drafts: list[Draft]) -> list[Draft]:
        """Quotations nobody is named for: the outlet borrows the words and vouches for nothing."""
        found = []
        for quotation in quotations.of(sentence.index):
            words = quotation.parts[sentence.index]
            if quotation.opens[0] != sentence.index or any(
                words & draft.parts.get(sentence.index, set()) for draft in drafts
            ):
                continue
            draft = Draft(sentence, quotation.opens[1], _BORROWED, vouches=False, turn=True)
            draft.here.update(words)
            found.append(draft)
        return found

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
        silent = [d for d in outside if not d.here and d.vouches]
        for draft in silent or [d for d in outside if d.vouches and len(quotation.parts[d.sentence.index]) > _PHRASE]:
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
        return not any(sentence.xpos[token] in ("VBD", "VBZ", "VBP") for token in between)

    def _running_on(self, quotation: Quotation, document: Document, before: list[Draft]) -> Draft | None:
        """A quotation without a cue that opens its sentence goes on for the speaker of the one before it.

        It does so in the same paragraph, or in the next where the quotation was left open or a colon leads to it.
        """
        index, token = quotation.opens
        sentence = document.sentences[index]
        spoken = [d for d in before if not d.inside and d.vouches and d.speaker and d.sentence.index < index]
        last = next((d for d in reversed(spoken) if max(d.parts, default=d.sentence.index) >= index - 1), None)
        if token > 0 or last is None or last.sentence.in_title != sentence.in_title:
            return None
        led = not last.here and last.sentence.words[-1] in self.cues.turn_marks
        goes_on = last.quotes > 0 and (quotation.continues or last.sentence.paragraph == sentence.paragraph)
        return last if led or goes_on else None
