"""Attribution: finds who says what, in direct and indirect speech, and in the outlet's own hedges.

The tree gives each cue its speaker and content; quotation marks then widen contents to whole quotations, also over
sentences and paragraphs, and give those without a cue to whoever spoke last.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.drafts import DraftReader
from foreigndesk.claims.quotations import Quotations
from foreigndesk.claims.quoted_speech import QuotedSpeech
from foreigndesk.claims.statement import Draft, Statement
from foreigndesk.claims.turns import TurnReader
from foreigndesk.claims.words import has_to, negator
from foreigndesk.coding.participants import Participants
from foreigndesk.coding.tree import LogicalRoles
from foreigndesk.language.document import ROOT, Document, Sentence

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_UNTOLD = frozenset({"VB"})
_LOOK_BACK = 40


class AttributionReader:
    """Reads the statements of a document."""

    __slots__ = ("cues", "drafts", "quoted_speech", "status_cues", "turns")

    def __init__(self, cues: AttributionCues, status_cues: StatusCues, logical: LogicalRoles) -> None:
        self.cues = cues
        self.status_cues = status_cues
        self.drafts = DraftReader(cues, logical)
        self.turns = TurnReader(cues, self.drafts.sources)
        self.quoted_speech = QuotedSpeech(cues, self.drafts.sources)

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
                    own = self.quoted_speech.give(quotation, document, drafts[-_LOOK_BACK:], participants)
                    drafts.extend([own] if own else [])
        statements = [draft.finish(document, quotations.tokens) for draft in drafts if self._tells(draft)]
        return [statement for statement in statements if statement is not None]

    def _tells(self, draft: Draft) -> bool:
        """Whether a draft says what somebody has said; "I think" inside a quotation says no more than the quotation."""
        if draft.inside and not draft.turn:
            return self._tells_inside(draft)
        sentence, cue = draft.sentence, draft.cue
        determiners = [sentence.lower[det] for token in draft.source for det in sentence.kids(token, "det")]
        if not self.status_cues.negators.isdisjoint(determiners):  # "no group claimed it"
            return False
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
