"""Tells whether the clause a time belongs to speaks of what is past or of what is to come."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from foreigndesk.knowledge.files import load_yaml
from foreigndesk.language.document import ROOT, Sentence

Tense = Literal["past", "present", "future", "none"]


class TenseReader:
    """Reads the tense of the clause above a token.

    Args:
        path: The YAML file of future cues.
    """

    def __init__(self, path: Path) -> None:
        content = load_yaml(path)
        self._future_aux = frozenset(content["auxiliaries"])
        self._perfect = frozenset(content["perfect"])
        self._governors = frozenset(content["governors"])
        self._dated_ahead = frozenset(content["dated_ahead"])
        self._ahead = frozenset(content["prepositions_ahead"])
        self._scheduled = frozenset(content["scheduled"])
        self._before_scheduled = frozenset(content["words_before_scheduled"])

    def of(self, sentence: Sentence, token: int, first: int) -> Tense:
        """The tense of the nearest clause above ``token``; ``none`` where nothing tells.

        Args:
            sentence: The sentence.
            token: Head of the expression.
            first: Its first token.
        """
        if first and sentence.lower[first - 1] in self._dated_ahead:
            return "future"
        if sentence.rel(token) in ("nmod", "compound") and sentence.heads[token] > token:
            return self._of_noun(sentence, sentence.heads[token])
        tense = self._climb(sentence, token)
        if self._under_ahead(sentence, token, first):
            return "past" if tense == "past" and self._is_past_perfect(sentence, token) else "future"
        return "none" if tense == "past" and self._is_of_scheduled(sentence, token) else tense

    def _under_ahead(self, sentence: Sentence, token: int, first: int) -> bool:
        """Until Friday, until 9 a.m. Tuesday."""
        if first and sentence.lower[first - 1] in self._ahead:
            return True
        return any(kid < token and sentence.lower[kid] in self._ahead for kid in sentence.kids(token, "case", "mark"))

    def _is_of_scheduled(self, sentence: Sentence, token: int) -> bool:
        """A summit in April: when it is told does not say whether it is over."""
        head = sentence.heads[token]
        return sentence.rel(token) == "nmod" and head != ROOT and sentence.lower[head] in self._scheduled

    def _of_noun(self, sentence: Sentence, noun: int) -> Tense:
        """Wednesday's ruling is over by a day's reckoning; Sunday's vote may lie ahead."""
        if sentence.lower[noun] not in self._scheduled:
            return "none"
        if any(sentence.lower[kid] in self._before_scheduled for kid in sentence.kids(noun, "case", "amod", "advmod")):
            return "future"
        return "future" if self._climb(sentence, noun) == "future" else "none"

    def _climb(self, sentence: Sentence, token: int) -> Tense:
        current = sentence.heads[token]
        while current != ROOT:
            if self._is_ahead(sentence, current):
                return "future"
            tense = self._clause(sentence, current)
            if tense != "none":
                return tense
            current = sentence.heads[current]
        return "none"

    def _is_past_perfect(self, sentence: Sentence, token: int) -> bool:
        head = sentence.heads[token]
        if head == ROOT:
            return False
        return any(
            sentence.xpos[kid] == "VBD" and sentence.lemmas[kid].lower() in self._perfect
            for kid in sentence.kids(head, "aux")
        )

    def _is_ahead(self, sentence: Sentence, token: int) -> bool:
        lower = sentence.lower[token]
        return lower in self._dated_ahead or (
            sentence.xpos[token] == "VBN" and sentence.lemmas[token].lower() in self._dated_ahead
        )

    def _clause(self, sentence: Sentence, token: int) -> Tense:
        auxiliaries = sentence.kids(token, "aux", "cop")
        words = {sentence.lower[kid] for kid in auxiliaries}
        if words & self._future_aux:
            return "past" if words & self._perfect else "future"
        tag = sentence.xpos[token]
        if tag == "VB" and self._infinitive_ahead(sentence, token):
            return "future"
        tags = {tag} | {sentence.xpos[kid] for kid in auxiliaries}
        if "VBD" in tags:
            return "past"
        if tags & {"VBZ", "VBP"}:
            return "past" if words & self._perfect or _has(sentence, auxiliaries, self._perfect) else "present"
        if tag == "VBN":
            return "past"
        return "none"

    def _infinitive_ahead(self, sentence: Sentence, token: int) -> bool:
        marks = [kid for kid in sentence.children[token] if sentence.xpos[kid] == "TO"]
        if not marks:
            return False
        head = sentence.heads[token]
        if head == ROOT or sentence.rel(token) in ("root", "acl", "ccomp", "parataxis"):
            return True
        return sentence.lemmas[head].lower() in self._governors


def _has(sentence: Sentence, tokens: list[int], lemmas: frozenset[str]) -> bool:
    return any(sentence.lemmas[token].lower() in lemmas for token in tokens)
