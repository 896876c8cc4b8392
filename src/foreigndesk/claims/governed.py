"""What a governing predicate says of the act below it: by its signature, over a clause, over a noun's infinitive,
over an adjunct clause.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from foreigndesk.claims.cues import StatusCues
from foreigndesk.claims.governors import Governors, Signature
from foreigndesk.claims.local_status import LocalStatus
from foreigndesk.claims.reading import Construction, StatusReading, at
from foreigndesk.claims.words import has_to, key, lemma, negator
from foreigndesk.codebook.status import Status
from foreigndesk.coding.tree import is_passive
from foreigndesk.language.document import ROOT, Sentence

Standing = Callable[[Sentence, int], StatusReading]
"""Reads the status of the governing predicate itself."""
_IRREALIS = ("future", "hypothetical", "negated")
_TO_COME = ("future", "hypothetical")
_INTERROGATIVE = frozenset({"WP", "WRB", "WDT"})
_DENIED: Mapping[Status, Construction] = {"negated": "negation", "actual": "fact"}
_PLANNED = Signature("future", "negated")


class Governed:
    """Reads the status of acts from the predicate above them."""

    __slots__ = ("cues", "governors", "local", "standing")

    def __init__(self, cues: StatusCues, local: LocalStatus, standing: Standing) -> None:
        self.cues = cues
        self.governors = Governors.load()
        self.local = local
        self.standing = standing

    def read(self, sentence: Sentence, verb: int, head: int, base: str) -> StatusReading | None:
        """The status of an act by its governing predicate, if that says anything."""
        infinitive = has_to(sentence, verb)
        marks = {sentence.lower[kid] for kid in sentence.kids(verb, "mark", "case", "advmod")}
        signature = self._signature(sentence, head, marks)
        if base == "advcl":
            return self._adverbial(sentence, verb, head, signature, marks)
        if not (infinitive or base == "xcomp" or _is_gerund(sentence, verb)):
            return self._finite(sentence, verb, head)
        if infinitive and any(kid < verb and sentence.xpos[kid] in _INTERROGATIVE for kid in sentence.children[verb]):
            return at(sentence, head, "hypothetical", "question", "over a question")
        if signature is not None:
            return self._under(sentence, head, signature)
        if infinitive and base == "acl":
            return self._attributive(sentence, verb, head)
        if infinitive and base in ("csubj", "ccomp"):
            return at(sentence, head, "hypothetical", "infinitive", "over an infinitive")
        return None

    def _signature(self, sentence: Sentence, head: int, marks: set[str]) -> Signature | None:
        plain = lemma(sentence, head)
        if plain in self.cues.going and not sentence.kids(head, "compound:prt"):
            return _PLANNED if sentence.xpos[head] == "VBG" else None
        if plain in self.cues.passive_future:
            return _PLANNED if key(sentence, head) == plain and is_passive(sentence, head) else None
        return self.governors.find(sentence, head, marks)

    def _under(self, sentence: Sentence, head: int, signature: Signature) -> StatusReading:
        """The governor's word on the act, composed with the status of the governor itself."""
        standing = self.standing(sentence, head)
        status = signature.over(standing.status, is_past=_is_past(sentence, head, self.cues))
        if status == standing.status and status in ("ongoing", *_TO_COME) and signature.affirmed != status:
            return standing
        if standing.status == "negated":
            return at(sentence, head, status, _DENIED.get(status, "governor"), "negated, over it")
        if status == "actual" and standing.status == "ongoing":
            return standing
        return at(sentence, head, status, "fact" if status == "actual" else "governor", "over it")

    def _finite(self, sentence: Sentence, verb: int, head: int) -> StatusReading | None:
        word = lemma(sentence, head)
        reported = bool(sentence.kids(verb, "mark")) and sentence.rel(head) in ("obj", "nsubj")
        if reported and sentence.heads[head] != ROOT:
            told = self._disowned(sentence, sentence.heads[head])
            if told is not None:
                return told
        denied = negator(sentence, head, self.cues) is not None
        if denied and word in self.cues.doubted:
            return at(sentence, head, "hypothetical", "governor", "negated, over its clause")
        status = self.cues.finite_governors.get(word)
        if status is None or (status == "negated" and denied):
            return None
        return at(sentence, head, status, "governor", "over its clause")

    def _disowned(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """ "denied reports that", "dismissed claims that"."""
        disowned = lemma(sentence, verb) in self.cues.disowning and negator(sentence, verb, self.cues) is None
        return at(sentence, verb, "negated", "governor", "over reports of it") if disowned else None

    def _attributive(self, sentence: Sentence, verb: int, noun: int) -> StatusReading | None:
        """ "the first to recognise" did; "a plan to recognise" has not."""
        for kid in (*sentence.children[noun], noun):
            if sentence.lower[kid] in self.cues.ranking:
                return at(sentence, kid, "actual", "fact")
        if sentence.lower[noun] in self.cues.measures:
            return StatusReading("actual", f"result of “{sentence.words[noun]}”", "infinitive", verb)
        first = sentence.heads[noun] if sentence.rel(noun) == "conj" else noun
        if (
            sentence.heads[first] == ROOT
            and sentence.upos[first] in ("PROPN", "NOUN")
            and not sentence.kids(first, "cop", "aux")
        ):
            return StatusReading("future", "infinitive of a headline", "future", verb)
        return at(sentence, noun, "hypothetical", "infinitive", "with an infinitive")

    # --- adjunct clauses

    def _adverbial(
        self, sentence: Sentence, verb: int, head: int, signature: Signature | None, marks: set[str]
    ) -> StatusReading | None:
        """ "barred from entering" is governed; "arrived to hold talks" is a purpose; "after meeting" is neither."""
        status = signature.affirmed if signature else None
        if has_to(sentence, verb):
            return self._purpose(sentence, verb, head, signature)
        aimed = self.cues.aim_governors.get(lemma(sentence, head)) if marks & self.cues.aims else None
        if aimed is not None:
            return self._under(sentence, head, Signature(aimed, "negated"))
        if signature is not None and status != "actual" and marks & self.cues.gerund_marks:
            return self._under(sentence, head, signature)
        if marks & self.cues.awaiting:
            return self._awaited(sentence, verb, head, marks)
        return self._accompanying(sentence, verb, head, marks)

    def _purpose(self, sentence: Sentence, verb: int, head: int, signature: Signature | None) -> StatusReading:
        if signature is not None and signature.affirmed in _IRREALIS:
            return self._under(sentence, head, signature)
        if sentence.lower[head] in self.cues.ranking:
            return at(sentence, head, "actual", "fact")
        standing = self.standing(sentence, head)
        if standing.status in _IRREALIS:
            return standing
        return StatusReading("actual", f"purpose of “{sentence.words[head]}”", "infinitive", verb)

    def _awaited(self, sentence: Sentence, verb: int, head: int, marks: set[str]) -> StatusReading | None:
        """ "will not talk until it leaves" has not left; "did not talk until it left" has."""
        standing = self.standing(sentence, head).status
        undone = standing == "negated" and marks & self.cues.undone_before and not _is_past(sentence, head, self.cues)
        if standing in _TO_COME or undone:
            return at(sentence, verb, "hypothetical", "condition", "awaited")
        return None

    def _accompanying(self, sentence: Sentence, verb: int, head: int, marks: set[str]) -> StatusReading | None:
        """What goes with an act to come is to come: "will march on the capital, closing shops"."""
        bare = not marks and verb > head and sentence.xpos[verb] == "VBG" and not sentence.kids(verb, "aux", "cop")
        if not bare or lemma(sentence, verb) in self.local.attribution.verbs:
            return None
        main = self.local.read(sentence, head)
        is_open = main is not None and main.status in _TO_COME and not self.local.is_reported(sentence, head)
        return main if is_open else None


def _is_gerund(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is a gerund or participle by itself, not a progressive ("announced that it was leaving")."""
    return sentence.xpos[verb] == "VBG" and not sentence.kids(verb, "aux")


def _is_past(sentence: Sentence, predicate: int, cues: StatusCues) -> bool:
    """Whether a predicate is told in the past or the perfect."""
    auxiliaries = sentence.kids(predicate, "aux", "aux:pass", "cop")
    tags = {sentence.xpos[token] for token in (predicate, *auxiliaries)}
    return "VBD" in tags or any(lemma(sentence, kid) in cues.have for kid in auxiliaries)
