"""Lemmas: the model's edit rule for a word, checked against the lemmas and words seen in the treebanks.

The rule alone invents stems for verbs it has not seen; with the check 97 % of verb lemmas are right.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from foreigndesk.errors import EngineError

_UNINFLECTED = frozenset({"PROPN", "PUNCT", "NUM", "X", "SYM"})
_CACHED = 200_000

Irregular = Mapping[str, Sequence[str]]


class _Rule(NamedTuple):
    """``K|2|y``: keep the case (``L``: lower it), cut two letters, add ``y``; ``A||be``: the lemma itself."""

    kind: str
    cut: int
    ending: str

    def apply(self, word: str) -> str:
        if self.kind == "A":
            return self.ending
        base = word if self.kind == "K" else word.lower()
        return (base[: len(base) - self.cut] if self.cut else base) + self.ending


class Lemmatiser:
    """Finds lemmas.

    Args:
        table: Compressed JSON: ``lex`` maps ``form TAB xpos`` to a lemma, ``known`` lists treebank lemmas.
        rules: The model's lemma labels.
        words: Further known words (the encoder's vocabulary).
        irregular: ``verbs`` and ``nouns`` of ``knowledge/language/lemmas.yaml``: forms by lemma.

    Raises:
        EngineError: If the table cannot be read.
    """

    def __init__(
        self, table: Path, rules: Sequence[str], words: Iterable[str], irregular: Mapping[str, Irregular]
    ) -> None:
        try:
            content = json.loads(gzip.decompress(table.read_bytes()))
            self._lexicon: dict[str, str] = content["lex"]
            self._lemmas = frozenset(content["known"])
        except (OSError, ValueError, KeyError) as error:
            raise EngineError(
                f"is no lemma table ({error}); reinstall foreigndesk", place=str(table)
            ) from error
        self._lexicon.update(_listed(irregular["verbs"], ("VBD", "VBN")))
        self._lexicon.update(_listed(irregular["nouns"], ("NNS",)))
        self._known = self._lemmas.union(words)
        self._rules = [_parse_rule(rule) for rule in rules]
        self._cache: dict[tuple[str, str, str, int], str] = {}

    def lemma(self, word: str, upos: str, xpos: str, rule: int) -> str:
        """The lemma of ``word``, given its tags and the number of the model's rule."""
        key = (word, upos, xpos, rule)
        known = self._cache.get(key)
        if known is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            known = self._cache[key] = self._find(word, upos, xpos, self._rules[rule].apply(word)) or word
        return known

    def _find(self, word: str, upos: str, xpos: str, proposed: str) -> str:
        lower = word.lower()
        if upos == "PROPN":
            return proposed if xpos == "NNPS" else word
        listed = self._lexicon.get(f"{lower}\t{xpos}")
        if listed:
            return listed
        if word.isupper() and upos not in _UNINFLECTED:
            proposed = proposed.lower()
        if upos in _UNINFLECTED or proposed.lower() in self._lemmas:
            return proposed
        stems = [stem for stem in _stems(lower, xpos) if stem in self._known]
        if not stems or proposed in stems:
            return proposed
        return self._choose(stems, xpos)

    def _choose(self, stems: list[str], xpos: str) -> str:
        """``stems[0]`` keeps its final e ("hope"), the last undoubles a consonant ("hop")."""
        if xpos in ("NNS", "VBZ") or len(stems) == 1:
            return stems[0]
        keeps_e = stems[0].endswith("e") and stems[0][:-1] not in self._known
        return stems[0] if keeps_e else stems[-1]


def _stems(word: str, xpos: str) -> list[str]:
    """What a regular inflected form may come from."""
    if xpos in ("VBD", "VBN") and word.endswith("ed"):
        return _without_suffix(word, word[:-1], word[:-2], "ied")
    if xpos == "VBG" and word.endswith("ing"):
        return _without_suffix(word, f"{word[:-3]}e", word[:-3], "")
    if xpos in ("NNS", "VBZ") and word.endswith("s"):
        stems = [word[:-1]]
        if word.endswith("es"):
            stems.append(word[:-2])
        if word.endswith("ies"):
            stems.append(f"{word[:-3]}y")
        return stems
    return []


def _without_suffix(word: str, with_e: str, bare: str, softened: str) -> list[str]:
    stems = [with_e, bare]
    if len(bare) > 2 and bare[-1] == bare[-2]:
        stems.append(bare[:-1])
    if softened and word.endswith(softened):
        stems.append(f"{word[: -len(softened)]}y")
    return stems


def _listed(irregular: Irregular, tags: Sequence[str]) -> dict[str, str]:
    return {f"{form}\t{tag}": lemma for lemma, forms in irregular.items() for form in forms for tag in tags}


def _parse_rule(rule: str) -> _Rule:
    kind, cut, ending = rule.split("|", 2)
    return _Rule(kind, int(cut or 0), ending)
