"""Status of verbs and predicative adjectives.

Starts at the predicate and climbs through the predicates that govern it, each of which may say something of the act
below; the first that does decides.
"""

from __future__ import annotations

from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.local_status import LocalStatus
from foreigndesk.claims.reading import StatusReading, at
from foreigndesk.claims.words import has_to, is_question, key, lemma, negator
from foreigndesk.codebook.status import Status
from foreigndesk.coding.tree import is_passive
from foreigndesk.language.document import ROOT, Sentence

_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "csubj", "advcl"})
_NOMINAL = frozenset({"nmod", "obl", "obj"})
_HIGHEST = 8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = frozenset({"VBD", "VBN"})
_INTERROGATIVE = frozenset({"WP", "WP$", "WRB", "WDT"})
_IRREALIS = ("future", "hypothetical", "negated")


class VerbStatus:
    """Reads the status of verbs."""

    __slots__ = ("cues", "local")

    def __init__(self, cues: StatusCues, attribution: AttributionCues) -> None:
        self.cues = cues
        self.local = LocalStatus(cues, attribution)

    def read(self, sentence: Sentence, verb: int) -> StatusReading:
        """The status of a verb's act."""
        token, ongoing = verb, None
        for _ in range(_HIGHEST):
            local = self.local.read(sentence, token)
            if local is not None and local.status != "ongoing":
                return local
            ongoing = ongoing or local
            head = sentence.heads[token]
            if head == ROOT:
                break
            base = sentence.rel(token)
            if base in ("conj", "parataxis") and self._shares(sentence, token, base):
                token = head
                continue
            if base not in _CLAUSAL and not (base in _NOMINAL and sentence.xpos[token] == "VBG"):
                break
            governed = self._governed(sentence, token, head, base)
            if governed is not None and governed.status == "ongoing":
                ongoing = ongoing or governed
            elif governed is not None and governed.status != "actual":
                return governed
            if not self._passes(sentence, token, head, base, governed):
                break
            token = head
        return ongoing or self._unmarked(sentence, verb)

    def _shares(self, sentence: Sentence, verb: int, base: str) -> bool:
        """Whether a coordinated verb shares the auxiliaries of the first ("will meet, sign and leave")."""
        if sentence.kids(verb, "nsubj", "aux", "mark"):
            return False
        first = sentence.heads[verb]
        if base == "parataxis":
            return sentence.xpos[verb] == sentence.xpos[first] == "VB"
        return sentence.xpos[verb] == sentence.xpos[first] or sentence.xpos[verb] == "VB"

    # --- governed

    def _governed(self, sentence: Sentence, verb: int, head: int, base: str) -> StatusReading | None:
        """What the governing predicate says about the act below it."""
        infinitive = has_to(sentence, verb)
        status = self._governor(sentence, head)
        if base == "advcl":
            return self._adverbial(sentence, verb, head, status, infinitive=infinitive)
        reduced = infinitive or sentence.xpos[verb] == "VBG" or base == "xcomp"
        if not reduced:
            return self._finite(sentence, head)
        if status is not None:
            return self._under(sentence, head, status)
        if infinitive and base == "acl":
            return self._attributive(sentence, verb, head)
        if infinitive and base in ("csubj", "ccomp"):
            return at(sentence, head, "hypothetical", "infinitive", "over an infinitive")
        return None

    def _governor(self, sentence: Sentence, head: int) -> Status | None:
        phrasal, plain = key(sentence, head), lemma(sentence, head)
        if phrasal in self.cues.governors:
            return self.cues.governors[phrasal]
        if plain in self.cues.going:
            return "future" if sentence.xpos[head] == "VBG" else None
        if plain in self.cues.passive_future:
            return "future" if phrasal == plain and is_passive(sentence, head) else None
        return self.cues.governors.get(plain) if phrasal == plain else None

    def _under(self, sentence: Sentence, head: int, status: Status) -> StatusReading:
        note = "over it"
        if negator(sentence, head, self.cues) is not None and status != "ongoing":
            if status == "negated":
                return at(sentence, head, "hypothetical", "governor", "negated, over it")
            return at(sentence, head, "negated", "negation", "negated, over it")
        return at(sentence, head, status, "fact" if status == "actual" else "governor", note)

    def _finite(self, sentence: Sentence, head: int) -> StatusReading | None:
        status = self.cues.finite_governors.get(lemma(sentence, head))
        if status is None:
            return None
        if status == "negated" and negator(sentence, head, self.cues) is not None:
            return None
        return at(sentence, head, status, "governor", "over its clause")

    def _attributive(self, sentence: Sentence, verb: int, noun: int) -> StatusReading | None:
        """ "the first to recognise" did; "a plan to recognise" has not."""
        for kid in (*sentence.children[noun], noun):
            if self.cues.governors.get(sentence.lower[kid]) == "actual":
                return at(sentence, kid, "actual", "fact")
        first = sentence.heads[noun] if sentence.rel(noun) == "conj" else noun
        if (
            sentence.heads[first] == ROOT
            and sentence.upos[first] in ("PROPN", "NOUN")
            and not _has_verb(sentence, first)
        ):
            return StatusReading("future", "infinitive of a headline", "future", verb)
        return at(sentence, noun, "hypothetical", "infinitive", "with an infinitive")

    def _adverbial(
        self, sentence: Sentence, verb: int, head: int, status: Status | None, *, infinitive: bool
    ) -> StatusReading | None:
        """ "barred from entering" is governed; "arrived to hold talks" is a purpose; "after meeting" is neither."""
        marks = {sentence.lower[kid] for kid in sentence.kids(verb, "mark", "case", "advmod")}
        if infinitive:
            if status in _IRREALIS:
                return self._under(sentence, head, status)
            local = self.local.read(sentence, head)
            if local is not None and local.status in _IRREALIS:
                return local
            return StatusReading("actual", f"purpose of “{sentence.words[head]}”", "infinitive", verb)
        aimed = self.cues.aim_governors.get(lemma(sentence, head)) if marks & self.cues.aims else None
        if aimed is not None:
            return self._under(sentence, head, aimed)
        if status is not None and status != "actual" and marks & self.cues.gerund_marks:
            return self._under(sentence, head, status)
        if marks & self.cues.awaiting:
            local = self.local.read(sentence, head)
            if status == "negated" or (local is not None and local.status in _IRREALIS):
                return at(sentence, verb, "hypothetical", "condition", "awaited")
        return None

    def _passes(self, sentence: Sentence, verb: int, head: int, base: str, governed: StatusReading | None) -> bool:
        """Whether the governor's own tense and negation reach the act: for aspect and causation, not for saying."""
        if governed is not None and governed.construction == "infinitive":
            return False
        status = self._governor(sentence, head)
        if base == "xcomp":
            return status in ("ongoing", "actual") or sentence.upos[head] == "ADJ"
        return base == "acl" and has_to(sentence, verb) and governed is None

    # --- nothing said

    def _unmarked(self, sentence: Sentence, verb: int) -> StatusReading:
        if has_to(sentence, verb) and _FINITE.isdisjoint(sentence.xpos):
            return StatusReading("future", "infinitive of a headline", "future", verb)
        if sentence.heads[verb] == ROOT:
            bare = sentence.xpos[verb] == "VB" and not sentence.kids(verb, "nsubj", "aux", "aux:pass", "cop")
            if bare and not sentence.in_title:
                return StatusReading("hypothetical", "imperative", "imperative", verb)
        if is_question(sentence) and self._is_asked(sentence, verb):
            return StatusReading("hypothetical", "a question", "question")
        return self._by_model(sentence, verb) or StatusReading(
            "actual", f"{sentence.xpos[verb]} told as a fact", "fact", verb
        )

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


def _has_verb(sentence: Sentence, noun: int) -> bool:
    return bool(sentence.kids(noun, "cop", "aux"))
