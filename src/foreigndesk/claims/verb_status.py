"""Status of verbs and predicative adjectives.

The predicate's own words come first, then the predicate above it, whose word on the act is composed with its own
status, and so on up the tree; then the shape of the sentence, and last the model's factuality.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.governed import Governed
from foreigndesk.claims.local_status import LocalStatus
from foreigndesk.claims.reading import StatusReading, at
from foreigndesk.claims.words import has_to, is_question, key, lemma
from foreigndesk.language.document import ROOT, Sentence

_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "csubj", "advcl"})
_NOMINAL = frozenset({"nmod", "obl", "obj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = frozenset({"VBD", "VBN"})
_INTERROGATIVE = frozenset({"WP", "WP$", "WRB", "WDT"})
_FACTS = ("actual", "ongoing", "historical")


class VerbStatus:
    """Reads the status of verbs."""

    __slots__ = ("cues", "governed", "local")

    def __init__(self, cues: StatusCues, attribution: AttributionCues) -> None:
        self.cues = cues
        self.local = LocalStatus(cues, attribution)
        self.governed = Governed(cues, self.local, self.standing)

    def read(self, sentence: Sentence, verb: int) -> StatusReading:
        """The status of a verb's act."""
        told = self._told(sentence, verb)
        if told is not None and told.status != "actual":
            return told
        open_still = told is None or told.construction == "infinitive"
        reading = self._headline(sentence, verb) if open_still else None
        reading = reading or self._unmarked(sentence, verb)
        if reading is None and open_still:
            reading = self._by_model(sentence, verb)
        return reading or told or _fact(sentence, verb)

    def standing(self, sentence: Sentence, governor: int) -> StatusReading:
        """The status of a predicate over an act, by its words alone; of a plan that is scrapped: negated."""
        if sentence.upos[governor] in ("NOUN", "PROPN"):
            undone = self._undone(sentence, governor)
            if undone is not None:
                return undone
            return self._told(sentence, governor) or _fact(sentence, governor)
        return self._told(sentence, governor) or self._unmarked(sentence, governor) or _fact(sentence, governor)

    def _told(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """What the words on a predicate and above it say, if they say anything."""
        local = self.local.read(sentence, verb)
        if local is not None and local.status == "future":
            return self._feared(sentence, verb) or local
        if local is not None and local.status != "ongoing":
            return local
        above = self._above(sentence, verb)
        if local is not None and (above is None or above.status in ("actual", "ongoing")):
            return local
        return above

    def _feared(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """ "fears that it will close": what is to come only in somebody's mind; what is hoped for stays to come."""
        head = sentence.heads[verb]
        if head == ROOT or sentence.rel(verb) not in ("ccomp", "acl") or lemma(sentence, head) in self.cues.hoping:
            return None
        above = self._above(sentence, verb)
        return above if above is not None and above.status in ("hypothetical", "negated") else None

    def _above(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """What the predicate above says of it, if anything."""
        head, base = sentence.heads[verb], sentence.rel(verb)
        if head == ROOT:
            return None
        if base in ("conj", "parataxis"):
            return self._told(sentence, head) if self._shares(sentence, verb, base) else None
        if base not in _CLAUSAL and not (base in _NOMINAL and sentence.xpos[verb] == "VBG"):
            return None
        if base == "acl" and lemma(sentence, head) in self.cues.time_units and sentence.kids(verb, "mark"):
            head, base = sentence.heads[head], "ccomp"  # "denied for months that": the parser hangs it on the months
            if head == ROOT:
                return None
        governed = self.governed.read(sentence, verb, head, base)
        if governed is None and base == "xcomp" and sentence.upos[head] == "ADJ":
            return self._told(sentence, head)
        return governed

    def _undone(self, sentence: Sentence, noun: int) -> StatusReading | None:
        """ "foiled a plot to bomb", "a cancelled plan to visit"."""
        for kid in sentence.kids(noun, "amod"):
            if self.cues.modifiers.get(sentence.lower[kid]) == "negated":
                return at(sentence, kid, "negated", "noun")
        verb = sentence.heads[noun]
        passive = sentence.rels[noun] == "nsubj:pass"
        if verb == ROOT or not (passive or sentence.rel(noun) == "obj"):
            return None
        if self.cues.noun_governors.get(key(sentence, verb)) == "negated":
            above = self.standing(sentence, verb)
            return at(sentence, verb, "negated", "governor", "over it") if above.status in _FACTS else above
        return None

    def _shares(self, sentence: Sentence, verb: int, base: str) -> bool:
        """Whether a coordinated verb shares the auxiliaries of the first ("will meet, sign and leave")."""
        if sentence.kids(verb, "nsubj", "aux", "mark"):
            return False
        first = sentence.heads[verb]
        if base == "parataxis":
            return sentence.xpos[verb] == sentence.xpos[first] == "VB"
        return sentence.xpos[verb] == sentence.xpos[first] or sentence.xpos[verb] == "VB"

    # --- nothing said

    def _headline(self, sentence: Sentence, verb: int) -> StatusReading | None:
        if has_to(sentence, verb) and _FINITE.isdisjoint(sentence.xpos):
            return StatusReading("future", "infinitive of a headline", "future", verb)
        return None

    def _unmarked(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """What the shape of the sentence says: imperative, question."""
        if sentence.heads[verb] == ROOT:
            bare = sentence.xpos[verb] == "VB" and not sentence.kids(verb, "nsubj", "aux", "aux:pass", "cop")
            if bare and not sentence.in_title:
                return StatusReading("hypothetical", "imperative", "imperative", verb)
        if is_question(sentence) and self._is_asked(sentence, verb):
            return StatusReading("hypothetical", "a question", "question")
        return None

    def _is_asked(self, sentence: Sentence, verb: int) -> bool:
        """The main clause of a question for yes or no, not what a question takes for granted."""
        if any(tag in _INTERROGATIVE for tag in sentence.xpos):
            return False
        return sentence.heads[verb] == ROOT or sentence.rel(verb) in ("conj", "ccomp", "xcomp")

    def _by_model(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """The model's factuality, where no word decides; the past tense is word enough."""
        value = sentence.factuality[verb] if sentence.factuality else 0.0
        if value > self.cues.doubtful_below or sentence.xpos[verb] in _PAST:
            return None
        return StatusReading("hypothetical", f"model's factuality {value:.1f}", "governor", verb)


def _fact(sentence: Sentence, verb: int) -> StatusReading:
    return StatusReading("actual", f"{sentence.xpos[verb]} told as a fact", "fact", verb)
