"""Lemmas: the model's edit rule for a word, checked against the lemmas and words seen in the treebanks.

The rule alone invents stems for verbs it has not seen; with the check 97 % of verb lemmas are right.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.errors import EngineError
from foreigndesk.language.inflection import Inflection

_UNINFLECTED = frozenset({"PROPN", "PUNCT", "NUM", "X", "SYM"})
_VERBAL = frozenset({"VERB", "AUX"})
_INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ", "NNS"})
_CACHED = 200_000


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
        forms: ``knowledge/language/lemmas.yaml``: irregular forms by lemma, regular spelling.

    Raises:
        EngineError: If the table cannot be read.
    """

    def __init__(self, table: Path, rules: Sequence[str], words: Iterable[str], forms: Mapping[str, Any]) -> None:
        try:
            content = json.loads(gzip.decompress(table.read_bytes()))
            self._lexicon: dict[str, str] = content["lex"]
            lemmas = frozenset(content["known"])
        except (OSError, ValueError, KeyError) as error:
            raise EngineError(f"is no lemma table ({error}); reinstall foreigndesk", place=str(table)) from error
        self._irregular = _listed(forms["verbs"], ("VBD", "VBN", "VBG")) | _listed(forms["nouns"], ("NNS",))
        self._verbs = frozenset(_verbs(self._lexicon)).union(forms["verbs"])
        self._known = lemmas.union(words)
        self._inflection = Inflection(forms["regular"])
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
        if upos == "PROPN":
            return proposed if xpos == "NNPS" else word
        lower = word.lower()
        key = f"{lower}\t{xpos}"
        listed = self._irregular.get(key) or self._lexicon.get(key)
        if listed and (listed != lower or xpos not in _INFLECTED or key in self._irregular):
            return listed
        if upos in _UNINFLECTED:
            return proposed
        if upos in _VERBAL or word.isupper():
            proposed = proposed.lower()
        if xpos not in _INFLECTED or proposed in (self._verbs if upos in _VERBAL else self._known):
            return proposed
        known = (self._verbs, self._known) if upos in _VERBAL else (self._known,)
        return self._inflection.stem(lower, xpos, known) or proposed


def _verbs(lexicon: Mapping[str, str]) -> Iterator[str]:
    """Lemmas of verb forms; a lemma that equals an inflected form is a slip of the treebank."""
    for key, lemma in lexicon.items():
        form, _, tag = key.partition("\t")
        if tag.startswith("VB") and (form != lemma or tag not in _INFLECTED):
            yield lemma


def _listed(irregular: Mapping[str, Sequence[str]], tags: Sequence[str]) -> dict[str, str]:
    return {f"{form}\t{tag}": lemma for lemma, forms in irregular.items() for form in forms for tag in tags}


def _parse_rule(rule: str) -> _Rule:
    kind, cut, ending = rule.split("|", 2)
    return _Rule(kind, int(cut or 0), ending)
