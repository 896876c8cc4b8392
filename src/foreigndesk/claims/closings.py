"""Closings: "…, two officials said on Sunday", read off the surface.

Every second sentence of a wire report ends so, and the parser often takes the officials for an apposition or a
conjunct of the last noun. Comma, noun phrase and verb of saying are enough to know better.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.statement import Draft
from foreigndesk.claims.words import is_verbal
from foreigndesk.language.document import ROOT, Sentence

_LONGEST_SOURCE = 14
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_IN_SOURCE = _NOMINAL | {"DET", "ADP", "CCONJ", "PART", "PUNCT", "ADV", "X", "SYM"}
_COMMA = ","


class ClosingReader:
    """Reads closings that the tree has wrong."""

    __slots__ = ("cues",)

    def __init__(self, cues: AttributionCues) -> None:
        self.cues = cues

    def read(self, sentence: Sentence, cue: int, lemma: str) -> Draft | None:
        """The statement a closing verb makes, or ``None`` where the tree is to be believed."""
        if lemma not in self.cues.closing or sentence.xpos[cue] not in _FINITE or not self._is_last(sentence, cue):
            return None
        comma = self._comma(sentence, cue)
        if comma is None:
            return None
        content = self._content(sentence, comma, cue)
        if not content:
            return None
        source = self._head(sentence, comma + 1, cue)
        if source is None or (source in sentence.kids(cue, "nsubj") and self._has_content(sentence, cue)):
            return None
        own = frozenset(range(comma, cue + 1))
        draft = Draft(sentence, cue, self.cues.verbs[lemma], source=[source], own=own)
        draft.here.update(content)
        return draft

    def _has_content(self, sentence: Sentence, cue: int) -> bool:
        return sentence.rel(cue) == "parataxis" or bool(sentence.kids(cue, "ccomp", "xcomp", "parataxis"))

    def _is_last(self, sentence: Sentence, cue: int) -> bool:
        """Whether nothing that could be content follows the verb."""
        return not any(
            kid > cue and (sentence.rel(kid) in ("ccomp", "xcomp", "obj", "nsubj", "parataxis"))
            for kid in sentence.children[cue]
        )

    def _content(self, sentence: Sentence, comma: int, cue: int) -> set[int]:
        """The clause before the comma; where it has no verb yet, also what follows: "Beijing, X hinted, may agree"."""
        if any(is_verbal(sentence, token) for token in range(comma)):
            return set(range(comma))
        following = range(cue + 2, len(sentence))
        interposed = comma > 0 and cue + 1 < len(sentence) and sentence.words[cue + 1] == _COMMA
        if interposed and any(is_verbal(sentence, token) for token in following):
            return {*range(comma), *following}
        return set()

    def _comma(self, sentence: Sentence, cue: int) -> int | None:
        """The comma before the words that can only be the source."""
        for token in range(cue - 1, max(-1, cue - 1 - _LONGEST_SOURCE), -1):
            if sentence.words[token] == _COMMA:
                nominal = token < cue - 1 and sentence.upos[token + 1] in _IN_SOURCE - {"CCONJ", "PUNCT", "ADP", "ADV"}
                return token if nominal else None
            if is_verbal(sentence, token) or sentence.upos[token] not in _IN_SOURCE | {"VERB"}:
                return None
        return None

    def _head(self, sentence: Sentence, first: int, cue: int) -> int | None:
        """The head of the source: the first noun that hangs on nothing inside it."""
        words = range(first, cue)
        for token in words:
            head = sentence.heads[token]
            if sentence.upos[token] in _NOMINAL and (head == ROOT or head not in words):
                return token
        return None
