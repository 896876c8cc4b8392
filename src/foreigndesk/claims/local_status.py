"""What a predicate's own words say of it: auxiliaries, negation, conjunctions, adverbs."""

from __future__ import annotations

from dataclasses import replace

from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.reading import StatusReading, at
from foreigndesk.claims.words import has_to, is_any, is_question, lemma, negator, phrase_before
from foreigndesk.codebook.status import Manner
from foreigndesk.language.document import Sentence

_FINITE = ("VBZ", "VBP", "VBD")
_AUXILIARIES = ("aux", "aux:pass", "cop")


class LocalStatus:
    """Reads the words that hang on one predicate."""

    __slots__ = ("attribution", "cues")

    def __init__(self, cues: StatusCues, attribution: AttributionCues) -> None:
        self.cues = cues
        self.attribution = attribution

    def read(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """The status that the predicate's own words give it, if they do."""
        return (
            self._negation(sentence, verb)
            or self._condition(sentence, verb)
            or self._auxiliaries(sentence, verb)
            or self.ongoing(sentence, verb)
        )

    def _negation(self, sentence: Sentence, verb: int) -> StatusReading | None:
        token = negator(sentence, verb, self.cues)
        if token is not None:
            reading = at(sentence, token, "negated", "negation")
            manner: Manner = "refused" if self._has_will(sentence, verb) else "plain"
            return replace(reading, manner=manner)
        for kid in sentence.kids(verb, "mark", "case"):
            if sentence.lower[kid] in self.cues.negative_marks:
                return at(sentence, kid, "negated", "negation")
        begin = phrase_before(sentence, verb, self.cues.negative_phrases)
        return at(sentence, begin, "negated", "negation") if begin is not None else None

    def _has_will(self, sentence: Sentence, verb: int) -> bool:
        willing = self.cues.future_auxiliaries | self.cues.reported_future
        return any(sentence.lower[kid] in willing for kid in sentence.kids(verb, "aux"))

    def _condition(self, sentence: Sentence, verb: int) -> StatusReading | None:
        for kid in sentence.kids(verb, "mark", "advmod"):
            if kid < verb and sentence.lower[kid] in self.cues.conditionals:
                return at(sentence, kid, "hypothetical", "condition")
            if kid < verb and sentence.lower[kid] in self.cues.alternatives:
                return at(sentence, kid, "hypothetical", "question")
        subject = sentence.kid(verb, "nsubj")
        if is_question(sentence):
            return None
        for kid in sentence.kids(verb, *_AUXILIARIES):
            if subject is not None and kid < subject and sentence.lower[kid] in self.cues.inverted:
                return at(sentence, kid, "hypothetical", "condition", "before its subject")
        return None

    def _auxiliaries(self, sentence: Sentence, verb: int) -> StatusReading | None:
        for kid in sentence.kids(verb, "aux", "aux:pass"):
            if sentence.lower[kid] in self.cues.reported_future and self.is_reported(sentence, verb):
                if self._has_condition(sentence, verb):
                    return at(sentence, kid, "hypothetical", "modal", "on a condition")
                return at(sentence, kid, "future", "future", "in reported speech")
            if is_any(sentence, kid, self.cues.future_auxiliaries):
                return at(sentence, kid, "future", "future")
            if is_any(sentence, kid, self.cues.hypothetical_auxiliaries):
                return replace(at(sentence, kid, "hypothetical", "modal"), manner=self._manner(sentence, verb))
        for kid in sentence.kids(verb, "mark"):
            if sentence.lower[kid] in self.cues.future_marks and sentence.xpos[verb] == "VB":
                return at(sentence, kid, "future", "future")
        finite = [kid for kid in sentence.kids(verb, "cop", "aux") if sentence.xpos[kid] in _FINITE]
        if has_to(sentence, verb) and any(lemma(sentence, kid) in self.cues.be for kid in finite):
            return StatusReading("future", "“to” after a form of be", "future", verb)
        return None

    def _manner(self, sentence: Sentence, verb: int) -> Manner:
        """ "may have left" is a guess at the past."""
        perfect = any(lemma(sentence, kid) in self.cues.have for kid in sentence.kids(verb, "aux"))
        return "surmised" if perfect else "plain"

    def _has_condition(self, sentence: Sentence, verb: int) -> bool:
        return any(
            sentence.lower[mark] in self.cues.conditionals
            for clause in sentence.kids(verb, "advcl")
            for mark in sentence.kids(clause, "mark")
        )

    def is_reported(self, sentence: Sentence, verb: int) -> bool:
        """Whether a verb stands in the complement of a verb of saying (or is the host of an inserted one)."""
        if any(lemma(sentence, kid) in self.attribution.verbs for kid in sentence.kids(verb, "parataxis")):
            return True
        token = verb
        for head in sentence.ancestors(verb):
            if sentence.rel(token) in ("ccomp", "xcomp", "acl"):
                word = lemma(sentence, head)
                return word in self.attribution.verbs or word in self.attribution.nouns
            if sentence.rel(token) != "conj":
                return False
            token = head
        return False

    # --- going on

    def ongoing(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """Progressives, "still", perfects that reach into the present, states in the present."""
        if sentence.rel(verb) == "amod" and sentence.lower[verb] in self.cues.stative_participles:
            return at(sentence, verb, "ongoing", "ongoing", "is a state")
        auxiliaries = sentence.kids(verb, *_AUXILIARIES)
        if sentence.xpos[verb] == "VBG":
            for kid in auxiliaries:
                past = sentence.xpos[kid] != "VBZ" and sentence.xpos[kid] != "VBP"
                if lemma(sentence, kid) in self.cues.be and not (past and sentence.rel(verb) == "acl"):
                    return at(sentence, kid, "ongoing", "ongoing", "with the progressive")
        for kid in sentence.kids(verb, "advmod"):
            if sentence.lower[kid] in self.cues.still:
                return at(sentence, kid, "ongoing", "ongoing")
        if any(lemma(sentence, kid) in self.cues.have for kid in auxiliaries):
            return self._reaching(sentence, verb)
        present = sentence.xpos[verb] in ("VBZ", "VBP") or any(
            sentence.xpos[kid] in ("VBZ", "VBP") for kid in auxiliaries
        )
        if present and lemma(sentence, verb) in self.cues.stative and not sentence.in_title and _is_prose(sentence):
            return at(sentence, verb, "ongoing", "ongoing", "is a state in the present")
        return None

    def _reaching(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """ "has held X since May", "have been on strike for five weeks"."""
        for kid in sentence.kids(verb, "obl", "nmod", "advcl", "advmod"):
            for mark in (*sentence.kids(kid, "case", "mark"), kid):
                if sentence.lower[mark] in self.cues.since:
                    return at(sentence, mark, "ongoing", "ongoing", "with the perfect")
                lasting = sentence.lower[mark] in self.cues.durations and lemma(sentence, kid) in self.cues.time_units
                if lasting and mark != kid:
                    return at(sentence, mark, "ongoing", "ongoing", f"{sentence.words[kid]} with the perfect")
        return None


def _is_prose(sentence: Sentence) -> bool:
    """Whether the sentence is punctuated as one: headlines tell the past in the present."""
    return sentence.upos[-1] == "PUNCT"
