"""Status: whether an act happened, goes on, is to come, is only thought of, or did not happen.

Starts at the predicate (or the light verb that carries it) and climbs the tree through the predicates that govern
it, each of which may say something about the act below; the first that does decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.codebook.status import Status
from foreigndesk.coding.proposal import Proposal
from foreigndesk.language.document import ROOT, Sentence

_GOVERNED = frozenset({"xcomp", "ccomp", "acl", "csubj", "advcl"})


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status and the token that decided it; ``refused`` marks what somebody says he will not do."""

    status: Status
    reason: str
    token: int | None = None
    refused: bool = False


class StatusReader:
    """Reads the status of proposals from tense, aspect, modals, negation and governing predicates."""

    __slots__ = ("attribution", "cues")

    def __init__(self, cues: StatusCues, attribution: AttributionCues) -> None:
        self.cues = cues
        self.attribution = attribution

    def read(self, proposal: Proposal) -> StatusReading:
        """The status of an act, dates left aside."""
        sentence, head = proposal.sentence, proposal.head
        if proposal.is_noun:
            reading = self._of_noun(sentence, head, proposal.support)
            if reading is not None:
                return reading
            if proposal.support is None:
                return self._of_noun_governor(sentence, head)
            return self._of_verb(sentence, proposal.support)
        return self._of_verb(sentence, head)

    # --- nouns

    def _of_noun(self, sentence: Sentence, noun: int, support: int | None) -> StatusReading | None:
        """What stands in front of the noun: "no talks", "planned talks", "without talks"."""
        for kid in sentence.children[noun]:
            lemma = sentence.lemmas[kid].lower()
            if sentence.rel(kid) in ("det", "case", "advmod") and (
                lemma in self.cues.negators or lemma in self.cues.negative_marks
            ):
                return StatusReading("negated", f"“{sentence.words[kid]}”", kid)
            status = self.cues.modifiers.get(sentence.lower[kid]) or self.cues.modifiers.get(lemma)
            if sentence.rel(kid) in ("amod", "compound") and status is not None:
                return StatusReading(status, f"“{sentence.words[kid]}”", kid)
        return None

    def _of_noun_governor(self, sentence: Sentence, noun: int) -> StatusReading:
        """The verb a noun depends on: "called for talks", "cancelled the visit", "the talks will begin"."""
        head = sentence.heads[noun]
        steps = 0
        while head != ROOT and sentence.upos[head] not in ("VERB", "AUX", "ADJ") and steps < 4:
            lemma = sentence.lemmas[head].lower()
            if lemma in self.cues.noun_governors and sentence.rel(noun) in ("nmod", "obl"):
                return StatusReading(self.cues.noun_governors[lemma], f"“{sentence.words[head]}”", head)
            noun, head, steps = head, sentence.heads[head], steps + 1
        if head == ROOT:
            return StatusReading("actual", "told as a fact")
        lemma, rel = sentence.lemmas[head].lower(), sentence.rel(noun)
        governing = rel in ("obj", "nsubj", "xcomp") or (rel == "obl" and self._is_aim(sentence, noun))
        if governing:
            if lemma in self.cues.noun_governors:
                return StatusReading(self.cues.noun_governors[lemma], f"“{sentence.words[head]}”", head)
            return self._of_verb(sentence, head, transparent=rel == "nsubj")
        return StatusReading("actual", "named as a fact")

    def _is_aim(self, sentence: Sentence, noun: int) -> bool:
        return any(sentence.lower[case] in ("for", "of") for case in sentence.kids(noun, "case"))

    # --- verbs

    def _of_verb(self, sentence: Sentence, verb: int, *, transparent: bool = True) -> StatusReading:
        token, climbed = verb, 0
        ongoing: StatusReading | None = None
        while climbed < 8:
            local = self._local(sentence, token)
            if local is not None and local.status != "ongoing":
                return local
            ongoing = ongoing or local
            head = sentence.heads[token]
            if head == ROOT:
                break
            base = sentence.rel(token)
            if base == "conj" and self._shares(sentence, token):
                token, climbed = head, climbed + 1
                continue
            if base not in _GOVERNED:
                break
            governed = self._governed(sentence, token, head, base)
            if governed is not None and governed.status == "ongoing":
                ongoing = ongoing or governed
            elif governed is not None and governed.status != "actual":
                return governed
            if not self._passes(sentence, token, head, base):
                break
            token, climbed = head, climbed + 1
        return ongoing or self._by_tense(sentence, verb)

    def _local(self, sentence: Sentence, verb: int) -> StatusReading | None:
        """What the verb's own auxiliaries, negation and conjunctions say."""
        for kid in sentence.children[verb]:
            lemma, lower, base = sentence.lemmas[kid].lower(), sentence.lower[kid], sentence.rel(kid)
            quoted = f"“{sentence.words[kid]}”"
            if base in ("advmod", "cc", "det") and (lower in self.cues.negators or lemma in self.cues.negators):
                return StatusReading("negated", quoted, kid, refused=self._has_will(sentence, verb))
            if base == "mark" and lower in self.cues.negative_marks:
                return StatusReading("negated", quoted, kid)
            if base in ("mark", "advmod") and lower in self.cues.conditionals and kid < verb:
                return StatusReading("hypothetical", quoted, kid)
            if base == "nsubj" and any(sentence.lower[det] in self.cues.negators for det in sentence.kids(kid, "det")):
                return StatusReading("negated", quoted, kid)
        return self._auxiliaries(sentence, verb)

    def _has_will(self, sentence: Sentence, verb: int) -> bool:
        willing = self.cues.future_auxiliaries | self.cues.reported_future
        return any(sentence.lower[kid] in willing for kid in sentence.kids(verb, "aux"))

    def _auxiliaries(self, sentence: Sentence, verb: int) -> StatusReading | None:
        progressive: StatusReading | None = None
        for kid in sentence.kids(verb, "aux", "aux:pass"):
            lower, lemma, quoted = (
                sentence.lower[kid],
                sentence.lemmas[kid].lower(),
                f"“{sentence.words[kid]}”",
            )
            if lower in self.cues.reported_future and self._is_reported(sentence, verb):
                return StatusReading("future", f"{quoted} in reported speech", kid)
            if lower in self.cues.future_auxiliaries or lemma in self.cues.future_auxiliaries:
                return StatusReading("future", quoted, kid)
            if lower in self.cues.hypothetical_auxiliaries or lemma in self.cues.hypothetical_auxiliaries:
                return StatusReading("hypothetical", quoted, kid)
            if sentence.xpos[verb] == "VBG" and lemma == "be":
                progressive = StatusReading("ongoing", f"{quoted} with the progressive", kid)
        return progressive

    def _is_reported(self, sentence: Sentence, verb: int) -> bool:
        """Whether a verb stands in the complement of a verb of saying (or the host of an inserted one)."""
        if any(sentence.lemmas[kid].lower() in self.attribution.verbs for kid in sentence.kids(verb, "parataxis")):
            return True
        token = verb
        for head in sentence.ancestors(verb):
            if sentence.rel(token) in ("ccomp", "xcomp", "acl"):
                lemma = sentence.lemmas[head].lower()
                return lemma in self.attribution.verbs or lemma in self.attribution.nouns
            if sentence.rel(token) != "conj":
                return False
            token = head
        return False

    def _shares(self, sentence: Sentence, verb: int) -> bool:
        """Whether a coordinated verb shares the auxiliaries of the first ("will meet and sign")."""
        if sentence.kids(verb, "nsubj", "nsubj:pass", "aux", "mark"):
            return False
        first = sentence.heads[verb]
        return sentence.xpos[verb] == sentence.xpos[first] or sentence.xpos[verb] == "VB"

    def _governed(self, sentence: Sentence, verb: int, head: int, base: str) -> StatusReading | None:
        """What the governing predicate says about the act below it."""
        lemma = sentence.lemmas[head].lower()
        status = self.cues.governors.get(lemma)
        quoted = f"under “{sentence.words[head]}”"
        infinitive = any(sentence.lower[kid] == "to" for kid in sentence.kids(verb, "mark"))
        gerund = sentence.xpos[verb] == "VBG"
        if base == "advcl":
            return self._adverbial(sentence, verb, head, status, quoted, infinitive=infinitive)
        if status is not None and (infinitive or gerund or base == "xcomp" or status in ("negated", "future")):
            negated = self._is_negated(sentence, head)
            if status == "negated" and not (infinitive or gerund or base in ("xcomp", "ccomp")):
                return None
            if negated and status in ("future", "hypothetical", "actual"):
                return StatusReading("negated" if status == "actual" else "hypothetical", f"{quoted}, negated", head)
            return StatusReading(status, quoted, head)
        if infinitive and base == "acl":
            return StatusReading("hypothetical", f"infinitive {quoted}", head)
        return None

    def _adverbial(
        self,
        sentence: Sentence,
        verb: int,
        head: int,
        status: Status | None,
        quoted: str,
        *,
        infinitive: bool,
    ) -> StatusReading | None:
        """ "barred from entering" is governed; "arrived to hold talks" is a purpose; "after meeting" is neither."""
        marks = {sentence.lower[kid] for kid in sentence.kids(verb, "mark", "case")}
        if infinitive:
            if status is not None and status != "actual":
                return StatusReading(status, quoted, head)
            local = self._local(sentence, head)
            if local is not None and local.status in ("future", "hypothetical", "negated"):
                return local
            if sentence.xpos[head] == "VBD" or sentence.kids(head, "aux"):
                return StatusReading("actual", f"purpose of what was done, {quoted}", verb)
            return StatusReading("future", f"purpose {quoted}", verb)
        if status is not None and marks & {"from", "of", "against", "into"}:
            return StatusReading(status, quoted, head)
        return None

    def _is_negated(self, sentence: Sentence, verb: int) -> bool:
        return any(sentence.lower[kid] in self.cues.negators for kid in sentence.kids(verb, "advmod", "det"))

    def _passes(self, sentence: Sentence, verb: int, head: int, base: str) -> bool:
        """Whether the governor's own tense and negation reach the act: for aspect and causation, not for saying."""
        lemma = sentence.lemmas[head].lower()
        status = self.cues.governors.get(lemma)
        if lemma in self.attribution.verbs and status is None:
            return False
        return base == "xcomp" and status in ("ongoing", "actual")

    def _by_tense(self, sentence: Sentence, verb: int) -> StatusReading:
        marks = [sentence.lower[kid] for kid in sentence.kids(verb, "mark")]
        if "to" in marks and sentence.heads[verb] == ROOT:
            return StatusReading("future", "infinitive of a headline", verb)
        if sentence.source[sentence.start : sentence.end].rstrip("”\"' ").endswith("?"):
            return StatusReading("hypothetical", "a question")
        return StatusReading("actual", f"{sentence.xpos[verb]} told as a fact", verb)
