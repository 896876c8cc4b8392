"""Status of acts named by nouns: what stands before the noun, the preposition that leads it, the verb it depends on."""

from __future__ import annotations

from foreigndesk.claims.cues import StatusCues
from foreigndesk.claims.reading import StatusReading, at
from foreigndesk.claims.verb_status import VerbStatus
from foreigndesk.claims.words import key, lemma, negator, phrase_before
from foreigndesk.codebook.status import Status
from foreigndesk.language.document import ROOT, Sentence

_VERBAL = frozenset({"VERB", "AUX", "ADJ"})
_DEEPEST = 4


class NounStatus:
    """Reads the status of event nouns."""

    __slots__ = ("cues", "verbs")

    def __init__(self, cues: StatusCues, verbs: VerbStatus) -> None:
        self.cues = cues
        self.verbs = verbs

    def read(self, sentence: Sentence, noun: int, support: int | None) -> StatusReading:
        """The status of a noun's act; ``support`` is the light verb that carries it, if one does."""
        own = self._own(sentence, noun)
        if own is not None:
            return own
        if support is not None:
            return self.verbs.read(sentence, support)
        return self._governed(sentence, noun)

    def _own(self, sentence: Sentence, noun: int) -> StatusReading | None:
        """ "no talks", "planned talks", "instead of talks", "ahead of talks"."""
        for kid in sentence.children[noun]:
            rel = sentence.rel(kid)
            if rel in ("det", "advmod") and lemma(sentence, kid) in self.cues.negators:
                return at(sentence, kid, "negated", "negation")
            status = self.cues.modifiers.get(sentence.lower[kid]) or self.cues.modifiers.get(lemma(sentence, kid))
            if rel in ("amod", "compound", "det") and status is not None:
                return at(sentence, kid, status, "noun")
        for words, status in self.cues.noun_prepositions.items():
            begin = phrase_before(sentence, noun, (words,))
            if begin is not None:
                return at(sentence, begin, status, "background" if status == "historical" else "noun")
        return None

    def _governed(self, sentence: Sentence, noun: int) -> StatusReading:
        """ "called for talks", "cancelled the visit", "the talks will begin", "a plan for talks"."""
        token, head = noun, sentence.heads[noun]
        for _ in range(_DEEPEST):
            if head == ROOT or sentence.upos[head] in _VERBAL:
                break
            status = self._over(sentence, head)
            if status is not None and sentence.rel(token) in ("nmod", "obl", "compound") and head != noun:
                if sentence.rel(token) == "nmod" and self._is_aim(sentence, token):
                    return at(sentence, head, status, "noun", "over it")
            if lemma(sentence, head) in self.cues.states:
                break
            token, head = head, sentence.heads[head]
        if head == ROOT or sentence.upos[head] not in _VERBAL:
            return self._bare(sentence, noun, token)
        return self._by_verb(sentence, noun, token, head)

    def _over(self, sentence: Sentence, noun: int) -> Status | None:
        return self.cues.noun_governors.get(lemma(sentence, noun)) or self.cues.governors.get(lemma(sentence, noun))

    def _bare(self, sentence: Sentence, noun: int, root: int) -> StatusReading:
        if sentence.kids(root, "cop"):
            reading = self.verbs.local.read(sentence, root)
            if reading is not None:
                return reading
        return self._state(sentence, noun) or StatusReading("actual", "told as a fact", "fact")

    def _by_verb(self, sentence: Sentence, noun: int, token: int, verb: int) -> StatusReading:
        rel = sentence.rel(token)
        if not (rel in ("obj", "nsubj", "xcomp") or (rel == "obl" and self._is_aim(sentence, token))):
            return self._state(sentence, noun) or StatusReading("actual", "named as a fact", "fact")
        phrasal = key(sentence, verb)
        status = self.cues.noun_governors.get(phrasal)
        if rel == "nsubj" and phrasal in self.cues.object_only and not sentence.rels[token].endswith("pass"):
            status = None
        if status is not None:
            if status == "negated" and negator(sentence, verb, self.cues) is not None:
                return at(sentence, verb, "hypothetical", "noun", "negated, over it")
            above = self.verbs.read(sentence, verb) if status == "ongoing" else None
            if above is not None and above.status in ("future", "hypothetical", "negated"):
                return at(sentence, verb, status, "ongoing", "over it")
            return at(sentence, verb, status, "ongoing" if status == "ongoing" else "noun", "over it")
        reading = self.verbs.read(sentence, verb)
        if reading.construction == "fact":
            return self._state(sentence, noun) or reading
        return reading

    def _state(self, sentence: Sentence, noun: int) -> StatusReading | None:
        """A blockade lasts, unless something is said of its end or beginning."""
        return at(sentence, noun, "ongoing", "ongoing", "lasts") if lemma(sentence, noun) in self.cues.states else None

    def _is_aim(self, sentence: Sentence, noun: int) -> bool:
        return any(sentence.lower[case] in self.cues.aims for case in sentence.kids(noun, "case"))
