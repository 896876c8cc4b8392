"""Logical subject and object on the tree: through passive, control, coordination, relative and reduced clauses.

Every function takes a sentence and the token of a predicate and returns token positions of argument heads.
The tree speaks first; PropBank roles fill what it leaves open (gapping, far subjects).
"""

from __future__ import annotations

from foreigndesk.coding.grammar import Grammar
from foreigndesk.language.document import ROOT, Sentence

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_DEPTH = 6


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb's surface subject is its logical object."""
    if sentence.kids(verb, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if sentence.xpos[verb] != "VBN":
        return False
    rel = sentence.rels[verb]
    if rel in ("acl", "amod") or (rel == "advcl" and not sentence.kids(verb, "nsubj", "aux", "obj")):
        return True
    if sentence.rel(verb) == "conj" and not sentence.kids(verb, "nsubj", "aux", "obj"):
        return is_passive(sentence, sentence.heads[verb])
    return False


def with_conjuncts(sentence: Sentence, tokens: list[int]) -> list[int]:
    """The tokens and everything coordinated with them, in order."""
    found = list(tokens)
    for token in found:
        found.extend(kid for kid in sentence.kids(token, "conj") if kid not in found)
    return sorted(found)


class LogicalRoles:
    """Finds logical subjects and objects of verbs and adjectives."""

    __slots__ = ("grammar",)

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def subject(self, sentence: Sentence, verb: int, depth: int = _DEPTH) -> list[int]:
        """Heads of the logical subject; empty when the tree and the roles give none."""
        if is_passive(sentence, verb):
            return self.agents(sentence, verb) or self._role(sentence, verb, "ARG0")
        return self._surface_subject(sentence, verb, depth) or self._role(sentence, verb, "ARG0")

    def object(self, sentence: Sentence, verb: int, depth: int = _DEPTH) -> list[int]:
        """Heads of the logical object; of a passive with an object of its own ("were given refuge") that one."""
        own = sentence.kids(verb, "obj")
        if own:
            return self._antecedents(sentence, verb, own)
        if is_passive(sentence, verb):
            return self._surface_subject(sentence, verb, depth) or self._role(sentence, verb, "ARG1")
        return (
            with_conjuncts(sentence, sentence.kids(verb, "iobj"))
            or self._gap_object(sentence, verb)
            or self._shared_object(sentence, verb)
            or self._raised_object(sentence, verb)
            or self._bare_object(sentence, verb)
        )

    def indirect(self, sentence: Sentence, verb: int) -> list[int]:
        """Heads of the indirect object: "gave *Mali* arms", "*pilots* were given refuge"."""
        found = sentence.kids(verb, "iobj")
        if not found and sentence.kids(verb, "obj") and is_passive(sentence, verb):
            found = sentence.kids(verb, "nsubj:pass")
        return with_conjuncts(sentence, found)

    def agents(self, sentence: Sentence, predicate: int) -> list[int]:
        """Heads of the by-phrase of a passive or a noun."""
        found = [
            kid
            for kid in sentence.kids(predicate, "obl", "nmod")
            if any(sentence.lower[case] in self.grammar.agent_prepositions for case in sentence.kids(kid, "case"))
            and sentence.upos[kid] in _NOMINAL
        ]
        return with_conjuncts(sentence, found)

    def _surface_subject(self, sentence: Sentence, verb: int, depth: int) -> list[int]:
        own = [kid for kid in sentence.kids(verb, "nsubj") if sentence.rels[kid] != "nsubj:outer"]
        if own:
            return self._antecedents(sentence, verb, own)
        head = sentence.heads[verb]
        if head == ROOT or depth == 0:
            return []
        return self._inherited_subject(sentence, verb, head, depth - 1)

    def _antecedents(self, sentence: Sentence, verb: int, subjects: list[int]) -> list[int]:
        """A relative pronoun stands for the noun its clause hangs on."""
        if sentence.lower[subjects[0]] in self.grammar.relative_pronouns:
            clause = self._relative_clause(sentence, verb)
            if clause is not None:
                return with_conjuncts(sentence, [sentence.heads[clause]])
        return with_conjuncts(sentence, subjects)

    def _relative_clause(self, sentence: Sentence, verb: int) -> int | None:
        """The head of the relative clause the verb belongs to: itself or the verb it is coordinated with."""
        current = verb
        while sentence.rel(current) in ("conj", "xcomp", "ccomp"):
            current = sentence.heads[current]
        is_clause = sentence.rels[current] in ("acl:relcl", "acl") and sentence.heads[current] != ROOT
        return current if is_clause else None

    def _inherited_subject(self, sentence: Sentence, verb: int, head: int, depth: int) -> list[int]:
        rel = sentence.rels[verb]
        base = sentence.rel(verb)
        if base == "conj":
            if sentence.upos[head] in ("NOUN", "PROPN"):
                return []
            return self._surface_subject(sentence, head, depth)
        if base in ("xcomp", "ccomp") or (base == "advcl" and not sentence.kids(verb, "nsubj")):
            return self._controller(sentence, verb, head, depth)
        if rel == "acl:relcl":
            return [head]
        if base in ("acl", "amod"):
            return self._noun_controller(sentence, verb, head, depth)
        if base == "parataxis":
            return self._surface_subject(sentence, head, depth)
        return []

    def _controller(self, sentence: Sentence, verb: int, head: int, depth: int) -> list[int]:
        """Who does the act of an infinitive or gerund: the matrix object if there is one, else its subject."""
        if sentence.upos[head] in ("NOUN", "PROPN"):
            return self._noun_controller(sentence, verb, head, depth)
        objects = sentence.kids(head, "obj", "iobj")
        controls = sentence.rel(verb) in ("xcomp", "ccomp") or self._is_complement(sentence, verb)
        if controls and objects and sentence.lemmas[head] not in self.grammar.subject_control:
            return with_conjuncts(sentence, objects[:1])
        if controls and is_passive(sentence, head):
            return self.object(sentence, head, depth)
        return self._surface_subject(sentence, head, depth)

    def _is_complement(self, sentence: Sentence, verb: int) -> bool:
        marks = [sentence.lower[kid] for kid in sentence.kids(verb, "mark", "case")]
        return any(mark in self.grammar.clause_markers for mark in marks)

    def _noun_controller(self, sentence: Sentence, verb: int, noun: int, depth: int) -> list[int]:
        """ "soldiers patrolling": the noun; "a decision to withdraw": whoever decides."""
        if sentence.xpos[verb] in ("VBG", "VBN") and not sentence.kids(verb, "mark"):
            return with_conjuncts(sentence, [noun])
        owners = sentence.kids(noun, "nmod:poss") or self.agents(sentence, noun)
        if owners:
            return owners
        head = sentence.heads[noun]
        if head != ROOT and sentence.rel(noun) in ("obj", "xcomp", "obl") and depth:
            return self._surface_subject(sentence, head, depth - 1)
        return []

    def _gap_object(self, sentence: Sentence, verb: int) -> list[int]:
        """ "the accords Mali renounced": the noun a relative clause without its own object hangs on."""
        if sentence.rels[verb] != "acl:relcl":
            return []
        subjects = sentence.kids(verb, "nsubj")
        if not subjects or sentence.lower[subjects[0]] in self.grammar.relative_pronouns:
            return []
        return with_conjuncts(sentence, [sentence.heads[verb]])

    def _shared_object(self, sentence: Sentence, verb: int) -> list[int]:
        """ "attacked and burned the village": the object stands at the last verb of the series."""
        for kid in sentence.kids(verb, "conj"):
            if kid == verb + 2 and sentence.upos[kid] == "VERB":
                return with_conjuncts(sentence, sentence.kids(kid, "obj"))
        return []

    def _raised_object(self, sentence: Sentence, verb: int) -> list[int]:
        """ "urged Sudan to allow aid": the tree may hang the one who is urged on the infinitive as its subject."""
        for clause in sentence.kids(verb, "ccomp", "xcomp"):
            subjects = [kid for kid in sentence.kids(clause, "nsubj") if kid > verb]
            if subjects and sentence.xpos[clause] == "VB" and sentence.kids(clause, "mark"):
                return with_conjuncts(sentence, subjects)
        return []

    def _bare_object(self, sentence: Sentence, verb: int) -> list[int]:
        """ "handed over their weapons": after a particle the tree may call the object an oblique without a case."""
        bare = [
            kid
            for kid in sentence.kids(verb, "obl")
            if kid > verb
            and sentence.rels[kid] == "obl"
            and sentence.upos[kid] in ("NOUN", "PRON")
            and not sentence.kids(kid, "case", "mark")
        ]
        return with_conjuncts(sentence, bare[:1]) if sentence.kids(verb, "compound:prt", "advmod") else []

    def _role(self, sentence: Sentence, verb: int, label: str) -> list[int]:
        found = [argument for argument, role in sentence.roles.get(verb, ()) if role == label]
        nominal = [token for token in found if sentence.upos[token] in _NOMINAL]
        return with_conjuncts(sentence, nominal)
