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

    def of(self, sentence: Sentence, token: int) -> Tense:
        """The tense of the nearest clause above ``token``; ``none`` where nothing tells."""
        for kid in sentence.kids(token, "case", "mark"):
            if sentence.lower[kid] in self._ahead and kid < token:
                return "future"
        current = sentence.heads[token]
        while current != ROOT:
            if self._is_ahead(sentence, current):
                return "future"
            tense = self._clause(sentence, current)
            if tense != "none":
                return tense
            current = sentence.heads[current]
        return "none"

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
