"""Magnitude: the numbers of killed, injured, arrested, displaced and taking part that a sentence states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foreigndesk.coding.event import Count
from foreigndesk.coding.proposal import Proposal
from foreigndesk.coding.tree import LogicalRoles, with_conjuncts
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language.document import Sentence


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words, vague quantities and the phrases that open a range; see ``knowledge/coding/numbers.yaml``."""

    exact: Mapping[str, int]
    vague: Mapping[str, int]
    multipliers: Mapping[str, int]
    at_least: frozenset[str]
    at_most: frozenset[str]
    measures: Mapping[str, frozenset[str]]
    by_type: Mapping[str, str]

    @classmethod
    def load(cls) -> NumberWords:
        """Read the words that ship with the package."""
        raw: dict[str, Any] = load_yaml(knowledge_dir() / "coding" / "numbers.yaml")
        return cls(
            exact=raw["exact"],
            vague=raw["vague"],
            multipliers=raw["multipliers"],
            at_least=frozenset(raw["at_least"]),
            at_most=frozenset(raw["at_most"]),
            measures={name: frozenset(words) for name, words in raw["measures"].items()},
            by_type=raw["by_type"],
        )


class MagnitudeReader:
    """Reads the numbers of a proposal from its own patient and from casualty words in its sentence."""

    __slots__ = ("logical", "words")

    def __init__(self, words: NumberWords, logical: LogicalRoles) -> None:
        self.words = words
        self.logical = logical

    def read(self, proposal: Proposal) -> dict[str, Count]:
        """Counts by measure, only those stated."""
        sentence = proposal.sentence
        found: dict[str, Count] = {}
        for token, lemma in enumerate(sentence.lemmas):
            for measure, verbs in self.words.measures.items():
                if lemma in verbs and self._belongs(proposal, token):
                    count = self._patient_count(sentence, token)
                    if count is not None:
                        found.setdefault(measure, count)
        own = self.words.by_type.get(f"{proposal.type}.{proposal.mode}") or self.words.by_type.get(proposal.type)
        if own and own not in found:
            mentions = proposal.actors if own == "participants" else proposal.recipients
            counts = [c for m in mentions if m.sentence == sentence.index and (c := self.count(sentence, m.head))]
            if counts:
                found[own] = counts[0]
        return found

    def _belongs(self, proposal: Proposal, token: int) -> bool:
        """A casualty verb belongs to the event it is, or to the event of its clause or the clause it hangs on."""
        if token in proposal.tokens:
            return True
        if proposal.type not in ("ASSAULT", "PROTEST", "COERCE"):
            return False
        sentence = proposal.sentence
        anchor = proposal.support if proposal.support is not None else proposal.head
        return token in sentence.kids(anchor, "advcl", "conj", "xcomp") or anchor in (sentence.children[token])

    def _patient_count(self, sentence: Sentence, token: int) -> Count | None:
        if sentence.upos[token] in ("VERB", "ADJ"):
            patients = self.logical.object(sentence, token)
        else:
            patients = [token, *with_conjuncts(sentence, sentence.kids(token, "nmod"))]
        counts = [c for patient in patients if (c := self.count(sentence, patient)) is not None]
        if not counts:
            return None
        highs = [high for _, high in counts]
        return (
            sum(low for low, _ in counts),
            None if None in highs else sum(h for h in highs if h is not None),
        )

    def count(self, sentence: Sentence, noun: int) -> Count | None:
        """The number that a noun phrase states: "at least 12 soldiers" gives (12, None)."""
        above = sentence.heads[noun]
        group = [above] if above >= 0 and sentence.rel(noun) == "nmod" and above < noun else []
        for token in (noun, *sentence.kids(noun, "nummod", "det", "amod", "compound", "nmod"), *group):
            value = self._value(sentence, token)
            if value is not None:
                return self._bounded(sentence, token, value)
            lemma = sentence.lemmas[token].lower()
            if lemma in self.words.vague and (token == noun or token < noun):
                return (self.words.vague[lemma], None)
        return None

    def _value(self, sentence: Sentence, token: int) -> int | None:
        word = sentence.lower[token].replace(",", "")
        if sentence.upos[token] != "NUM" and not word.isdigit():
            return self.words.exact.get(word) if sentence.rel(token) == "nummod" else None
        value = int(word) if word.isdigit() else self.words.exact.get(word)
        if value is None or 1900 <= value <= 2100:
            return value if value is not None and sentence.rel(token) == "nummod" else None
        for kid in (*sentence.kids(token, "compound", "nummod"), sentence.heads[token]):
            factor = self.words.multipliers.get(sentence.lower[kid]) if kid >= 0 else None
            if factor and sentence.rel(token) in ("compound", "nummod") and abs(kid - token) == 1:
                value *= factor
        return value

    def _bounded(self, sentence: Sentence, token: int, value: int) -> Count:
        before = {sentence.lower[i] for i in range(max(0, token - 3), token)}
        if before & self.words.at_least:
            return (value, None)
        if before & self.words.at_most:
            return (0, value)
        for kid in sentence.kids(token, "nmod", "conj", "compound"):
            high = self._value(sentence, kid) if sentence.upos[kid] == "NUM" else None
            if high is not None and high > value:
                return (value, high)
        return (value, value)
