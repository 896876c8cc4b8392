"""Words → the integer arrays the network reads: pieces, mask, word shapes, first and last piece of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

CLS, SEP, UNKNOWN = 101, 102, 100
SHAPES, NO_SHAPE = 8, 7
MOST_PIECES_A_WORD = 12
INPUTS = ("ids", "mask", "case", "ws", "we", "wmask")
Arrays = dict[str, npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence; word 0 is the root and stands on [CLS]."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


def shape(word: str) -> int:
    """Letter case in one of eight classes: the encoder itself is uncased."""
    if word[:1].isdigit():
        return 5
    if not any(letter.isalpha() for letter in word):
        return 6
    if word.islower():
        return 0
    if word.isupper():
        return 4 if len(word) == 1 else 2
    return 1 if word[:1].isupper() and word[1:].islower() else 3


class Encoder:
    """WordPiece over given words."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._cache: dict[str, list[int]] = {}

    def __call__(self, words: Sequence[str]) -> Pieces:
        ids, shapes, first, last = [CLS], [NO_SHAPE], [0], [0]
        for word in words:
            pieces = self._pieces(word)
            first.append(len(ids))
            ids += pieces
            shapes += [shape(word)] * len(pieces)
            last.append(len(ids) - 1)
        return Pieces([*ids, SEP], [*shapes, NO_SHAPE], first, last)

    def _pieces(self, word: str) -> list[int]:
        if word not in self._cache:
            found = self._tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids
            self._cache[word] = found[:MOST_PIECES_A_WORD] or [UNKNOWN]
        return self._cache[word]


def stack(batch: Sequence[Pieces]) -> Arrays:
    """Pads a batch into the arrays named by ``INPUTS``."""
    pieces, words = max(len(p.ids) for p in batch), max(len(p.first) for p in batch)
    widths = dict.fromkeys(INPUTS[:3], pieces) | dict.fromkeys(INPUTS[3:], words)
    arrays = {name: np.zeros((len(batch), width), np.int64) for name, width in widths.items()}
    for row, p in enumerate(batch):
        arrays["ids"][row, : len(p.ids)] = p.ids
        arrays["mask"][row, : len(p.ids)] = 1
        arrays["case"][row, : len(p.ids)] = p.shapes
        arrays["ws"][row, : len(p.first)] = p.first
        arrays["we"][row, : len(p.first)] = p.last
        arrays["wmask"][row, : len(p.first)] = 1
    return arrays
