"""The slots of one predicate: what stands around it, under the names that frames use for it.

``subject`` and ``object`` are logical, ``clause`` is what it is about, every preposition is a slot of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.frames import PredicateKind
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.tree import LogicalRoles, is_passive, with_conjuncts
from foreigndesk.language.document import ROOT, Sentence


@dataclass(slots=True)
class Arguments:
    """Lazily found slots of a predicate.

    Attributes:
        sentence: Where it stands.
        predicate: Its token.
        kind: Its part of speech.
        support: The light verb that carries a noun predicate, if any.
        support_role: ``active``, ``passive`` or ``occur`` (see ``SupportVerbs``).
    """

    sentence: Sentence
    predicate: int
    kind: PredicateKind
    finder: ArgumentFinder
    support: int | None = None
    support_role: str | None = None
    _known: dict[tuple[str, bool], list[int]] = field(default_factory=dict)

    def slot(self, name: str, *, of_is_subject: bool = False) -> list[int]:
        """Tokens that head the slot's fillers, coordinated ones included."""
        key = (name, of_is_subject)
        if key not in self._known:
            self._known[key] = self.finder.find(self, name, of_is_subject)
        return self._known[key]


class ArgumentFinder:
    """Finds the slots of verbs, nouns and adjectives."""

    __slots__ = ("_named", "codebook", "grammar", "logical")

    def __init__(self, codebook: Codebook, grammar: Grammar) -> None:
        self.codebook = codebook
        self.grammar = grammar
        self.logical = LogicalRoles(grammar)
        self._named: dict[str, Callable[[Arguments, bool], list[int]]] = {
            "subject": self._subject,
            "object": self._object,
            "indirect": self._indirect,
            "clause": self._clause,
            "modifier": self._modifier,
        }

    def arguments(self, sentence: Sentence, predicate: int, kind: PredicateKind) -> Arguments:
        """The slots of a predicate, with its light verb if it is a noun that has one."""
        arguments = Arguments(sentence, predicate, kind, self)
        if kind == "noun":
            self._attach_support(arguments)
        return arguments

    def find(self, arguments: Arguments, name: str, of_is_subject: bool) -> list[int]:
        """Tokens that fill a slot."""
        named = self._named.get(name)
        return named(arguments, of_is_subject) if named else self._prepositional(arguments, name)

    # --- light verbs

    def _attach_support(self, arguments: Arguments) -> None:
        sentence, noun = arguments.sentence, arguments.predicate
        top = noun
        while sentence.rel(top) in ("conj", "nmod") and self._is_transparent(sentence, sentence.heads[top], top):
            top = sentence.heads[top]
        verb = sentence.heads[top]
        support = self.codebook.support
        for clause in sentence.kids(noun, "acl", "acl:relcl"):
            if sentence.lemmas[clause] in support.active:
                arguments.support, arguments.support_role = clause, "active"
        if verb == ROOT or sentence.upos[verb] not in ("VERB", "AUX"):
            return
        lemma, rel = sentence.lemmas[verb], sentence.rels[top]
        carriers = self.grammar.carriers if lemma in support.active else self.grammar.passive_carriers
        if rel == "obl" and not self._is_carried(sentence, top, carriers):
            return
        if lemma in support.active and rel in ("obj", "nsubj:pass", "xcomp", "obl", "acl:relcl"):
            arguments.support, arguments.support_role = verb, "active"
        elif lemma in support.passive and rel in ("obj", "obl", "xcomp"):
            arguments.support, arguments.support_role = verb, "passive"
        elif lemma in support.occur and rel in ("nsubj", "nsubj:pass"):
            arguments.support, arguments.support_role = verb, "occur"

    def _is_carried(self, sentence: Sentence, noun: int, carriers: frozenset[str]) -> bool:
        """ "engaged in talks", "came under fire", but not "met at the request"."""
        return any(sentence.lower[case] in carriers for case in sentence.kids(noun, "case"))

    def _is_transparent(self, sentence: Sentence, head: int, below: int) -> bool:
        if sentence.rel(below) == "conj":
            return sentence.upos[head] in ("NOUN", "PROPN")
        return sentence.lemmas[head] in self.grammar.transparent

    # --- slots

    def _subject(self, arguments: Arguments, of_is_subject: bool) -> list[int]:
        sentence, predicate = arguments.sentence, arguments.predicate
        if arguments.kind != "noun":
            return self._verbal_subject(arguments)
        found = sentence.kids(predicate, "nmod:poss") or self._agents_of_noun(sentence, predicate)
        if not found and of_is_subject:
            found = self._cased(sentence, predicate, "of")
        if not found and arguments.support is not None and arguments.support_role == "active":
            found = self.logical.subject(sentence, arguments.support)
        if not found and sentence.kids(predicate, "cop"):
            found = sentence.kids(predicate, "nsubj")
        if not found:
            found = self._modifiers(sentence, predicate, adjectives=True)
        return with_conjuncts(sentence, found)

    def _agents_of_noun(self, sentence: Sentence, noun: int) -> list[int]:
        """ "the torture of prisoners by troops": the by-phrase, which parsers often hang on the of-phrase."""
        own = self.logical.agents(sentence, noun)
        below = [kid for kid in sentence.kids(noun, "nmod") if kid > noun]
        return own or [agent for kid in below for agent in self.logical.agents(sentence, kid)]

    def _verbal_subject(self, arguments: Arguments) -> list[int]:
        sentence, predicate = arguments.sentence, arguments.predicate
        if arguments.kind == "adjective" and sentence.rel(predicate) == "amod":
            return with_conjuncts(sentence, [sentence.heads[predicate]])
        return self.logical.subject(sentence, predicate)

    def _object(self, arguments: Arguments, of_is_subject: bool) -> list[int]:
        sentence, predicate = arguments.sentence, arguments.predicate
        if arguments.kind != "noun":
            if sentence.rel(predicate) == "amod" and is_passive(sentence, predicate):
                return with_conjuncts(sentence, [sentence.heads[predicate]])
            return self.logical.object(sentence, predicate)
        found = [] if of_is_subject else self._cased(sentence, predicate, "of")
        if not found and arguments.support_role == "passive" and arguments.support is not None:
            found = self.logical.subject(sentence, arguments.support)
        if not found:
            found = self._modifiers(sentence, predicate, adjectives=False)
        return with_conjuncts(sentence, found)

    def _indirect(self, arguments: Arguments, of_is_subject: bool) -> list[int]:
        verb = arguments.predicate if arguments.kind != "noun" else arguments.support
        return self.logical.indirect(arguments.sentence, verb) if verb is not None else []

    def _modifier(self, arguments: Arguments, of_is_subject: bool) -> list[int]:
        sentence, predicate = arguments.sentence, arguments.predicate
        return with_conjuncts(
            sentence, sentence.kids(predicate, "amod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked")
        )

    def _clause(self, arguments: Arguments, of_is_subject: bool) -> list[int]:
        """The clause the predicate is about: complements first, then marked adverbial clauses, then the object's."""
        sentence, predicate = arguments.sentence, arguments.predicate
        found = sentence.kids(predicate, "ccomp", "xcomp", "csubj")
        if not found:
            found = [kid for kid in sentence.kids(predicate, "advcl") if self._is_content(sentence, kid)]
        if not found:
            found = [kid for kid in sentence.kids(predicate, "acl") if self._is_content(sentence, kid)]
        if not found:
            below = [
                *sentence.kids(predicate, "obj", "obl"),
                *([arguments.support] if arguments.support else []),
            ]
            found = [
                kid
                for token in below
                if token is not None
                for kid in sentence.kids(token, "acl", "advcl", "xcomp")
                if self._is_content(sentence, kid) and kid != predicate
            ]
        verbal = [token for token in found if sentence.upos[token] in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")]
        return with_conjuncts(sentence, verbal)

    def _is_content(self, sentence: Sentence, clause: int) -> bool:
        marks = [kid for kid in sentence.kids(clause, "mark", "case") if kid < clause]
        return any(sentence.lower[mark] in self.grammar.clause_markers for mark in marks)

    def _modifiers(self, sentence: Sentence, noun: int, *, adjectives: bool) -> list[int]:
        """ "Turkish shelling" (adjectives, names) or "hostage release" (common nouns)."""
        rels = ("amod", "compound", "nmod:desc", "nmod:unmarked") if adjectives else ("compound", "nmod:desc")
        return [kid for kid in sentence.kids(noun, *rels) if kid < noun]

    def _prepositional(self, arguments: Arguments, preposition: str) -> list[int]:
        """The phrase under a preposition at the predicate, its light verb, or its object, and an infinitive's "to"."""
        sentence, predicate = arguments.sentence, arguments.predicate
        own = self._cased(sentence, predicate, preposition)
        found = [token for token in own if not _is_infinitive(sentence, token)]
        if not found and arguments.support is not None:
            found = self._cased(sentence, arguments.support, preposition)
        if not found:
            found = self._deeper(sentence, predicate, preposition)
        if not found and sentence.rel(predicate) == "conj" and arguments.kind == "verb":
            following = self._cased(sentence, sentence.heads[predicate], preposition)
            found = [token for token in following if token > predicate]
        return with_conjuncts(sentence, list(dict.fromkeys(found + own)))

    def _deeper(self, sentence: Sentence, predicate: int, preposition: str) -> list[int]:
        """The phrase on the object, or one step below it: "50 million dollars in food aid *to* Ethiopia"."""
        level = sentence.kids(predicate, "obj", "nsubj:pass", "xcomp", "advmod", "compound", "nmod")
        for _ in range(2):
            found = [token for kid in level for token in self._cased(sentence, kid, preposition)]
            if found:
                return found
            level = [kid for token in level for kid in sentence.kids(token, "nmod")]
        return []

    def _cased(self, sentence: Sentence, token: int, preposition: str) -> list[int]:
        """Dependents of a token marked by the preposition (the last word of a complex one counts too)."""
        return [
            kid
            for kid in sentence.children[token]
            if sentence.rel(kid) in ("obl", "nmod", "advcl", "acl", "ccomp", "xcomp")
            and any(sentence.lower[case] == preposition for case in sentence.kids(kid, "case", "mark"))
        ]


def _is_infinitive(sentence: Sentence, token: int) -> bool:
    return any(sentence.upos[mark] == "PART" for mark in sentence.kids(token, "mark"))
