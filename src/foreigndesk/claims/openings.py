"""Openings: "the minister said the talks had failed", read off the surface where the tree has no source or content.

A finite verb of saying has its speaker right before it, or after it behind a comma, and what is said to its right.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.words import is_verbal
from foreigndesk.language.document import ROOT, Sentence

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TENSED = _FINITE | {"MD"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_STARTS = _NOMINAL | {"DET", "ADJ"}
_SKIPPED = frozenset({"ADV", "AUX"})
_NAME_PARTS = frozenset({"flat", "compound", "appos", "nmod", "goeswith"})
_COMMA, _OPEN, _CLOSE = ",", "-LRB-", "-RRB-"
_BEGIN = "B-"
_REACH = 10
"""Tokens after the verb within which "that" opens what is said."""


class OpeningReader:
    """Reads source and content of a verb of saying off the surface."""

    __slots__ = ("cues",)

    def __init__(self, cues: AttributionCues) -> None:
        self.cues = cues

    def reads(self, sentence: Sentence, cue: int) -> bool:
        """Whether a token is a finite verb of saying."""
        return sentence.lemmas[cue].lower() in self.cues.closing and sentence.xpos[cue] in _FINITE

    def source(self, sentence: Sentence, cue: int) -> int | None:
        """The head of the noun phrase right before the verb, or behind it where a comma stands before it."""
        token = self._before(sentence, cue)
        if token >= 0 and sentence.upos[token] in _NOMINAL:
            return self._head(sentence, token)
        marked = cue > 0 and sentence.upos[cue - 1] == "PUNCT"
        if marked and cue + 1 < len(sentence) and sentence.upos[cue + 1] in _STARTS:
            return self._head_after(sentence, cue + 1)
        return None

    def _before(self, sentence: Sentence, cue: int) -> int:
        """The last token before the verb, its adverbs, and a parenthesis: "Senator Sow (R) also said"."""
        token = cue - 1
        while token >= 0 and sentence.upos[token] in _SKIPPED:
            token -= 1
        if token >= 0 and sentence.xpos[token] == _CLOSE and _OPEN in sentence.xpos[:token]:
            token = max(t for t in range(token) if sentence.xpos[t] == _OPEN) - 1
        return token

    def _head(self, sentence: Sentence, token: int) -> int:
        """Up the name or compound a token ends."""
        while sentence.rel(token) in _NAME_PARTS and 0 <= sentence.heads[token] < token:
            starts_name = sentence.entities[token].startswith(_BEGIN)
            if starts_name or sentence.kids(token, "case") or is_verbal(sentence, sentence.heads[token]):
                break
            token = sentence.heads[token]
        return token

    def _head_after(self, sentence: Sentence, start: int) -> int | None:
        for token in range(start, len(sentence)):
            if sentence.upos[token] not in _STARTS:
                return None
            if sentence.upos[token] in _NOMINAL and not start <= sentence.heads[token] <= start + _REACH:
                return token
        return None

    def content(self, sentence: Sentence, cue: int) -> set[int]:
        """What follows the verb: from "that" on, or the clause that begins right there."""
        for token in range(cue + 1, min(cue + 1 + _REACH, len(sentence))):
            if sentence.xpos[token] in _TENSED:
                break
            if sentence.lower[token] in self.cues.second_marks and sentence.xpos[token] == "IN":
                return set(range(token, len(sentence)))
        first = cue + 1
        lemma = sentence.lemmas[cue].lower()
        takes_object = lemma in self.cues.addressed or lemma in self.cues.with_object or lemma in self.cues.finite_only
        if first < len(sentence) and sentence.upos[first] in _STARTS and not takes_object:
            return self._until_stop(sentence, first, cue)
        return set()

    def _until_stop(self, sentence: Sentence, first: int, cue: int) -> set[int]:
        """All that follows, if a tensed verb other than the one the cue hangs on makes a clause of it at once."""
        for token in range(first + 1, len(sentence)):
            if sentence.xpos[token] in _TENSED:
                apart = sentence.heads[cue] in (token, sentence.heads[token]) and sentence.heads[cue] != ROOT
                return set() if apart else set(range(first, len(sentence)))
            if sentence.upos[token] == "PUNCT" or sentence.upos[token] == "SCONJ" or sentence.rel(token) == "mark":
                break
        return set()
