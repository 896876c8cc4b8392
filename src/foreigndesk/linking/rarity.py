"""Rarity: turns words into stems with weights, so that two reports sharing a rare name count as more alike than two
sharing a common verb."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import foreigndesk.language
from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language.wordpiece import WordPiece

Weights = Mapping[str, float]
"""By stem, how rare it is, 0 … 1."""
_WORD = re.compile(r"\w+")
_FIRST_WORD = "the"


@dataclass(frozen=True, slots=True)
class Rarity:
    """Stems and weights of words; ``knowledge/linking/words.yaml`` says what each field means.

    Attributes:
        ranks: Place of the most frequent word of each stem in the order of frequency, from 1.
    """

    ranks: Mapping[str, int]
    frequent: int
    letters: int
    digits: int
    stem: int
    endings: tuple[str, ...]
    ignored: frozenset[str]
    context: int

    @classmethod
    def load(cls) -> Rarity:
        """Read the table.

        Raises:
            KnowledgeError: If a field is missing or unknown.
        """
        path = knowledge_dir() / "linking" / "words.yaml"
        pieces = WordPiece(Path(foreigndesk.language.__file__).parent / "model" / "vocab.txt").pieces
        start = pieces[_FIRST_WORD] - 1
        content = dict(load_yaml(path))
        try:
            content |= {"endings": tuple(content["endings"]), "ignored": frozenset(content["ignored"])}
            table = cls(ranks={}, **content)
            ranks: dict[str, int] = {}
            for word, place in pieces.items():
                if place > start and word.isalnum():
                    ranks.setdefault(table.stem_of(word), place - start)
            return replace(table, ranks=ranks)
        except (KeyError, TypeError) as error:
            raise KnowledgeError(f"the table of words is wrong ({error})", place=str(path)) from error

    def weigh(self, text: str) -> dict[str, float]:
        """The stems of a text's words that weigh something."""
        weights: dict[str, float] = {}
        for word in _WORD.findall(_plain(text)):
            if self._counts(word):
                stem = self.stem_of(word)
                weights[stem] = self._weight(stem)
        return {stem: weight for stem, weight in weights.items() if weight > 0}

    def stems(self, text: str) -> frozenset[str]:
        """The stems of all words of a text, whatever they weigh."""
        return frozenset(self.stem_of(word) for word in _WORD.findall(_plain(text)))

    def rarest(self, weights: Iterable[Weights]) -> dict[str, float]:
        """The rarest stems of several texts, as many as an article's context has."""
        joined: dict[str, float] = {}
        for one in weights:
            joined |= one
        return dict(sorted(joined.items(), key=lambda pair: (-pair[1], pair[0]))[: self.context])

    def stem_of(self, word: str) -> str:
        """The word without the first ending that leaves enough of it."""
        if word.isdigit():
            return word
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= self.stem:
                return word[: -len(ending)]
        return word

    def _counts(self, word: str) -> bool:
        return len(word) >= (self.digits if word.isdigit() else self.letters) and word not in self.ignored

    def _weight(self, stem: str) -> float:
        """By the logarithm of its rank: words are about as frequent as their rank is low (Zipf)."""
        rank = self.ranks.get(stem)
        if rank is None:
            return 1.0
        share = math.log(rank / self.frequent) / math.log(len(self.ranks) / self.frequent)
        return min(1.0, max(0.0, share))


def likeness(left: Weights, right: Weights) -> float:
    """The cosine of two texts, 0 … 1."""
    common = sum(left[stem] * right[stem] for stem in sorted(left.keys() & right.keys()))
    if not common:
        return 0.0
    return common / math.sqrt(_square(left) * _square(right))


def _square(weights: Weights) -> float:
    return sum(weight * weight for weight in weights.values())


def _plain(text: str) -> str:
    """Lower case without accents: outlets differ in both."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
