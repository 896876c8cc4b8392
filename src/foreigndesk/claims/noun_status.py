"""Status of acts named by nouns: what stands before the noun, the preposition that leads it, the verb it depends on."""

from __future__ import annotations

from foreigndesk.claims.cues import StatusCues
from foreigndesk.claims.reading import StatusReading, at
from foreigndesk.claims.verb_status import VerbStatus
from foreigndesk.claims.words import has_to, key, lemma, negator, phrase_before
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
        if support is not None and not (sentence.heads[support] == noun and has_to(sentence, support)):
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
            if head == ROOT or sentence.upos[head] in _VERBAL or lemma(sentence, head) in self.cues.states:
                break
            if sentence.rel(token) == "nmod":
                status = self.cues.aim_governors.get(lemma(sentence, head)) if self._is_aim(sentence, token) else None
                if status is not None:
                    return at(sentence, head, status, "noun", "over it")
                if lemma(sentence, head) not in self.cues.transparent:
                    return self._state(sentence, noun) or StatusReading("actual", "named as a fact", "fact")
            token, head = head, sentence.heads[head]
        if head == ROOT or sentence.upos[head] not in _VERBAL:
            return self._bare(sentence, noun, token)
        return self._by_verb(sentence, noun, token, head)

    def _bare(self, sentence: Sentence, noun: int, root: int) -> StatusReading:
        if sentence.kids(root, "cop"):
            reading = self.verbs.local.read(sentence, root)
            if reading is not None:
                return reading
        return self._state(sentence, noun) or StatusReading("actual", "told as a fact", "fact")

    def _by_verb(self, sentence: Sentence, noun: int, token: int, verb: int) -> StatusReading:
        rel = sentence.rel(token)
        if rel == "obl" and self._is_aim(sentence, token) and not self._is_reason(sentence, token, verb):
            aimed = self.cues.aim_governors.get(lemma(sentence, verb))
            if aimed is not None:
                return at(sentence, verb, aimed, "noun", "aims at it")
        if rel not in ("obj", "nsubj", "xcomp"):
            return self._state(sentence, noun) or StatusReading("actual", "named as a fact", "fact")
        passive = sentence.rels[token].endswith("pass")
        if (rel == "obj" or passive) and self._is_met(sentence, noun, token, verb):
            return self._state(sentence, noun) or at(sentence, verb, "actual", "fact", "meets it")
        status = self.cues.noun_governors.get(key(sentence, verb))
        if status is not None and (rel != "nsubj" or passive or key(sentence, verb) not in self.cues.object_only):
            return self._under(sentence, verb, status)
        reading = self.verbs.read(sentence, verb)
        known = rel == "obj" and self._is_known(sentence, token) and reading.status in ("negated", "hypothetical")
        if known or reading.construction == "fact":
            return self._state(sentence, noun) or StatusReading("actual", "named as a fact", "fact")
        return reading

    def _under(self, sentence: Sentence, verb: int, status: Status) -> StatusReading:
        if status == "negated" and negator(sentence, verb, self.cues) is not None:
            return at(sentence, verb, "hypothetical", "noun", "negated, over it")
        return at(sentence, verb, status, "ongoing" if status == "ongoing" else "noun", "over it")

    def _is_known(self, sentence: Sentence, noun: int) -> bool:
        """Whether a noun names an act already told: "endorsing the strikes"."""
        return any(
            sentence.lower[kid] in self.cues.definite or sentence.rels[kid] == "nmod:poss"
            for kid in sentence.kids(noun, "det", "nmod:poss")
        )

    def _is_met(self, sentence: Sentence, noun: int, token: int, verb: int) -> bool:
        """Whether the verb answers or reacts to what is there: "refused a request", "will condemn the attack"."""
        verbs = {key(sentence, verb), lemma(sentence, verb)}
        if noun == token and lemma(sentence, noun) in self.cues.addressed and verbs & self.cues.answering:
            return True
        return bool(verbs & self.cues.reacting) and self._is_known(sentence, token)

    def _is_reason(self, sentence: Sentence, noun: int, verb: int) -> bool:
        """ "demanded an apology for the shelling": the verb has its object, and the act is known."""
        return bool(sentence.kids(verb, "obj")) and bool(
            {sentence.lower[kid] for kid in sentence.kids(noun, "det")} & self.cues.definite
        )

    def _state(self, sentence: Sentence, noun: int) -> StatusReading | None:
        """A blockade lasts, unless something is said of its end or beginning."""
        return at(sentence, noun, "ongoing", "ongoing", "lasts") if lemma(sentence, noun) in self.cues.states else None

    def _is_aim(self, sentence: Sentence, noun: int) -> bool:
        return any(sentence.lower[case] in self.cues.aims for case in sentence.kids(noun, "case"))
