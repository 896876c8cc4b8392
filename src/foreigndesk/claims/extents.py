"""Extents: mends what the parser leaves out of a verb's content or drags into it.

English puts what is said after the verb of saying, in one piece; a hole right after the verb or a second that-clause
beside it belongs to the content whatever the tree says, a contrast set off by a comma at the end belongs to the outlet.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.words import is_verbal
from foreigndesk.coding.tree import is_passive
from foreigndesk.language.document import Sentence

_COMMA = ","
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASIDE = frozenset({"advmod", "obl", "aux", "aux:pass", "cc", "punct", "compound", "compound:prt", "expl", "discourse"})
_APART = frozenset({"conj", "advcl", "parataxis", "punct", "cc"})
_NOMINAL = frozenset({"obj", "iobj", "nsubj"})


class ExtentMender:
    """Mends the content of a verb that a clause follows."""

    __slots__ = ("cues",)

    def __init__(self, cues: AttributionCues) -> None:
        self.cues = cues

    def mend(self, sentence: Sentence, cue: int, inside: set[int]) -> set[int]:
        """The content with its hole filled, its second clause joined and what is set off left out."""
        after = {token for token in inside if token > cue}
        if not after or len(after) != len(inside):
            return inside
        mended = after | self._hole(sentence, cue, min(after)) | self._second_clause(sentence, cue)
        return mended - self._set_off(sentence, cue, mended)

    def following(self, sentence: Sentence, cue: int) -> set[int]:
        """The content of a verb whose clause the parser has not seen: "said his rival's offer to talk was a ruse"."""
        subjects, nouns = sentence.kids(cue, "nsubj"), [k for k in sentence.kids(cue, *_NOMINAL) if k > cue]
        if not nouns or not any(kid < cue for kid in subjects) or is_passive(sentence, cue):
            return set()
        apart = [kid for kid in sentence.kids(cue, *_APART) if kid > min(nouns)]
        inside = {token for token in sentence.descendants(cue) if token >= self._start(sentence, cue, nouns)}
        inside.difference_update(*(sentence.descendants(kid) for kid in apart))
        told = any(sentence.xpos[t] in _FINITE and not self._is_relative(sentence, t) for t in inside)
        return inside if told or (subjects and max(subjects) > cue) else set()

    def _start(self, sentence: Sentence, cue: int, nouns: list[int]) -> int:
        return min(sentence.extent(noun)[0] for noun in nouns if noun > cue)

    def _is_relative(self, sentence: Sentence, token: int) -> bool:
        """Whether a finite verb or auxiliary belongs to a clause under a noun that has its own subject or "who"."""
        verb = token if is_verbal(sentence, token) and sentence.rel(token) not in ("aux", "cop", "aux:pass") else None
        verb = sentence.heads[token] if verb is None else verb
        return sentence.rel(verb) == "acl" and bool(sentence.kids(verb, "nsubj", "nsubj:pass", "mark"))

    def _hole(self, sentence: Sentence, cue: int, start: int) -> set[int]:
        """Words between the verb and its content that are neither adjuncts of the verb nor somebody spoken to."""
        own: set[int] = set()
        for kid in sentence.children[cue]:
            spoken_to = sentence.rel(kid) in ("obj", "iobj") and sentence.lemmas[cue] in self.cues.addressed
            inverted = sentence.rel(kid) == "nsubj" and not any(k < cue for k in sentence.kids(cue, "nsubj"))
            if sentence.rel(kid) in _ASIDE or spoken_to or inverted:
                own.update(sentence.descendants(kid))
        hole = [token for token in range(cue + 1, start) if token not in own]
        return set(range(hole[0], start)) if any(sentence.upos[t] in ("NOUN", "PROPN", "PRON") for t in hole) else set()

    def _second_clause(self, sentence: Sentence, cue: int) -> set[int]:
        """ "said the talks had failed and that the envoy was leaving"."""
        inside: set[int] = set()
        for kid in sentence.kids(cue, "conj"):
            marks = sentence.kids(kid, "mark")
            if kid > cue and any(sentence.lower[mark] in self.cues.second_marks for mark in marks):
                inside.update(sentence.descendants(kid))
        return inside

    def _set_off(self, sentence: Sentence, cue: int, inside: set[int]) -> set[int]:
        """A closing clause of contrast after a comma, which the outlet adds."""
        out: set[int] = set()
        last = max(inside)
        for token in inside:
            if sentence.rel(token) not in ("advcl", "conj", "parataxis"):
                continue
            first, end = sentence.extent(token)
            marks = [m for m in sentence.kids(token, "mark") if sentence.lower[m] in self.cues.contrasting]
            set_off = sentence.words[first] == _COMMA or (first > cue + 1 and sentence.words[first - 1] == _COMMA)
            if marks and set_off and end >= last:
                out.update(sentence.descendants(token))
        return out
