"""Content: the tokens of what is said, as the tree gives them for one cue."""

from __future__ import annotations

from collections.abc import Iterator

from foreigndesk.claims.cues import AttributionCues
from foreigndesk.claims.extents import ExtentMender
from foreigndesk.claims.words import has_to
from foreigndesk.language.document import ROOT, Sentence

_DENIAL = "denies"
_COMMA = ","
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSES = ("ccomp", "xcomp")
_OWN = frozenset({"nsubj", "aux", "obl", "advmod", "iobj", "cop", "expl", "mark", "cc"})


class ContentFinder:
    """Finds the content of verbal and nominal cues."""

    __slots__ = ("cues", "extents")

    def __init__(self, cues: AttributionCues) -> None:
        self.cues = cues
        self.extents = ExtentMender(cues)

    def around(self, sentence: Sentence, cue: int) -> set[int]:
        """The clause a cue is inserted in, or an of-clause."""
        if sentence.rel(cue) == "parataxis":
            return self._inserted(sentence, cue) - {cue} or self._marked(sentence, cue)
        return self._marked(sentence, cue) or self._inserted(sentence, cue) - {cue}

    def of_topic(self, sentence: Sentence, cue: int, preposition: str) -> set[int]:
        """What a verb is about: its object with what is predicated of it, or the phrase after its preposition."""
        if preposition:
            return self._phrase_after(sentence, cue, preposition)
        objects = [kid for kid in sentence.kids(cue, "obj") if kid > cue or sentence.upos[kid] == "PRON"]
        if self.cues.verbs.get(sentence.lemmas[cue]) == _DENIAL and any(
            sentence.lemmas[kid] in self.cues.granted for kid in objects
        ):
            return set()
        predicates = sentence.kids(cue, "xcomp", "ccomp") + self._as_phrases(sentence, cue)
        if not objects or (sentence.lemmas[cue] in self.cues.predicated and not predicates):
            return set()
        inside: set[int] = set()
        for kid in objects + predicates:
            inside.update(sentence.descendants(kid))
        for kid in objects:
            inside.difference_update(self._asides(sentence, kid))
        return inside

    def _asides(self, sentence: Sentence, noun: int) -> set[int]:
        """ "the report, which came out on Monday": what the outlet adds of its own."""
        left_out: set[int] = set()
        for kid in sentence.kids(noun, "acl", "parataxis", "appos"):
            first, _ = sentence.extent(kid)
            if sentence.upos[first] == "PUNCT" or (first > 0 and sentence.words[first - 1] == _COMMA):
                left_out.update(sentence.descendants(kid))
        return left_out

    def of_noun(self, sentence: Sentence, cue: int) -> set[int]:
        """The clause of "the claim that", or what "a call for" is for."""
        inside: set[int] = set()
        for kid in sentence.kids(cue, "acl", "ccomp"):
            if sentence.kids(kid, "mark"):
                inside.update(sentence.descendants(kid))
        if not inside:
            for kid in sentence.kids(cue, "nmod", "acl"):
                if any(sentence.lower[case] in self.cues.noun_content for case in sentence.kids(kid, "case", "mark")):
                    inside.update(sentence.descendants(kid))
        return inside

    # --- under verbs

    def rebuffed(self, sentence: Sentence, cue: int) -> set[int]:
        """ "dismissed as absurd the claim that …": the clause of a noun of charging that a verb turns down."""
        described = [k for kid in self._as_phrases(sentence, cue) for k in sentence.kids(kid, "obj")]
        for kid in [*sentence.kids(cue, "obj", "obl"), *described]:
            if kid > cue and self.cues.nouns.get(sentence.lemmas[kid]) in self.cues.ownerless:
                clause = self.of_noun(sentence, kid)
                if clause:
                    return clause
        return set()

    def complements(self, sentence: Sentence, cue: int) -> set[int]:
        """The clauses a verb takes; for verbs like "expect" with the object they predicate of."""
        inside: set[int] = set()
        finite_only = sentence.lemmas[cue] in self.cues.finite_only
        clauses = sentence.kids(cue, "ccomp") if finite_only else sentence.kids(cue, *_CLAUSES)
        for kid in clauses:
            inside.update(sentence.descendants(kid))
            for other in self._finite_beside(sentence, kid):
                inside.difference_update(sentence.descendants(other))
        if clauses and sentence.lemmas[cue] in self.cues.with_object:
            for kid in sentence.kids(cue, "obj", "iobj"):
                if cue < kid < max(clauses):
                    inside.update(sentence.descendants(kid))
        if inside:
            return self.extents.mend(sentence, cue, inside)
        return self.extents.following(sentence, cue) if sentence.lemmas[cue] in self.cues.closing else inside

    def _finite_beside(self, sentence: Sentence, clause: int) -> list[int]:
        """ "denies shutting down the network and blames …": a finite verb is no conjunct of a gerund or infinitive."""
        if sentence.xpos[clause] in _FINITE or sentence.kids(clause, "aux", "cop", "nsubj"):
            return []
        return [kid for kid in sentence.kids(clause, "conj") if sentence.xpos[kid] in _FINITE]

    def _inserted(self, sentence: Sentence, cue: int) -> set[int]:
        """ "Troops crossed the border, X said": everything of the host clause but the cue's own words."""
        if sentence.rel(cue) == "parataxis":
            return self._host(sentence, cue)
        inside: set[int] = set()
        for kid in sentence.kids(cue, "parataxis"):
            if not self._is_other_cue(sentence, kid):
                inside.update(sentence.descendants(kid))
        return inside

    def _host(self, sentence: Sentence, cue: int) -> set[int]:
        host = sentence.heads[cue]
        if self._is_other_cue(sentence, host) and cue > host:
            return set()
        left_out = set(sentence.descendants(cue))
        for kid in sentence.children[host]:
            other = sentence.rel(kid) == "parataxis" and self._is_other_cue(sentence, kid)
            if kid > cue and (other or self._goes_on(sentence, kid)):
                left_out.update(sentence.descendants(kid))
        return {token for token in sentence.descendants(host) if token not in left_out}

    def _goes_on(self, sentence: Sentence, clause: int) -> bool:
        """ "…, X said, calling for their release": what the speaker does besides, after the cue."""
        free = sentence.rel(clause) == "advcl" and sentence.xpos[clause] == "VBG"
        return free and not sentence.kids(clause, "nsubj", "mark")

    def _is_other_cue(self, sentence: Sentence, token: int) -> bool:
        """Whether a clause is itself somebody's saying, with its own content: "A says X; B says Y"."""
        says = sentence.lemmas[token].lower() in self.cues.verbs
        return says and bool(sentence.kids(token, "ccomp")) and bool(sentence.kids(token, "nsubj"))

    def _marked(self, sentence: Sentence, cue: int) -> set[int]:
        """ "accused Mali of bombing", "warned against attacking", "described how"."""
        inside: set[int] = set()
        for kid in sentence.kids(cue, "advcl", "acl"):
            marks = sentence.kids(kid, "mark", "case")
            if kid > cue and any(sentence.lower[mark] in self.cues.content_markers for mark in marks):
                inside.update(sentence.descendants(kid))
        return inside

    def _phrase_after(self, sentence: Sentence, cue: int, preposition: str) -> set[int]:
        """What follows the preposition, with the infinitive it leads to: "called on Paris to leave"."""
        inside: set[int] = set()
        for kid in sentence.kids(cue, "obl", "advcl", "obj", "xcomp", "ccomp"):
            opens = [t for t in sentence.kids(kid, "case", "mark") if sentence.lower[t] == preposition]
            if kid > cue and (opens or (inside and has_to(sentence, kid))):
                inside.update(sentence.descendants(kid))
                inside.difference_update(opens)
        if not inside or sentence.lower[cue + 1] != preposition:
            return inside
        return set(range(cue + 2, self._infinitive_end(sentence, max(inside)) + 1))

    def _infinitive_end(self, sentence: Sentence, last: int) -> int:
        """Where the infinitive that follows a phrase at once ends, whatever it hangs on."""
        for verb in range(last + 2, min(last + 4, len(sentence))):
            if sentence.xpos[last + 1] == "TO" and sentence.xpos[verb] == "VB":
                return sentence.extent(verb)[1]
        return last

    def _as_phrases(self, sentence: Sentence, cue: int) -> list[int]:
        found = [kid for kid in sentence.kids(cue, "obl", "advcl") if kid > cue]
        marks = self.cues.content_markers
        return [k for k in found if any(sentence.lower[c] in marks for c in sentence.kids(k, "case", "mark"))]


def own_words(sentence: Sentence, cue: int) -> Iterator[int]:
    """The cue with its subject, auxiliaries and adjuncts: never part of what it says."""
    yield cue
    for kid in sentence.children[cue]:
        if sentence.rel(kid) in _OWN:
            yield from sentence.descendants(kid)
    head = sentence.heads[cue]
    if sentence.rel(cue) == "parataxis" and head != ROOT and sentence.rel(head) in ("nsubj", "obj"):
        yield head
