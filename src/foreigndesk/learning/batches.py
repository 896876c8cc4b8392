"""Items → padded arrays and targets, in batches of about the same number of wordpieces."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from foreigndesk.language.encoding import Encoder, Feed
from foreigndesk.learning.items import NOT_TAUGHT, Item
from foreigndesk.reader.labels import ReaderLabels

_JITTER = 6.0


@dataclass(frozen=True, slots=True)
class Taught:
    """An item ready for the network; word 0 is the root, so token i is word i + 1.

    Attributes:
        feed: The network's inputs, a batch of one.
        candidates: Words that may tell an act.
        acts: Word and share of each act, for the words that teach something.
        told: Word, possible codes, status (or ``NOT_TAUGHT``) and sides by word of each act.
    """

    feed: Feed
    candidates: list[int]
    acts: list[tuple[int, list[float]]]
    told: list[tuple[int, list[int], int, list[int]]]

    @property
    def pieces(self) -> int:
        """Wordpieces of the sentence."""
        return int(self.feed["ids"].shape[1])


def teach(item: Item, labels: ReaderLabels, encoder: Encoder) -> Taught:
    """An item in numbers."""
    act, code = ({name: i for i, name in enumerate(names)} for names in (labels.acts, labels.codes))
    acts = []
    for token, shares in enumerate(item.acts):
        if shares is not None:
            row = [0.0] * len(act)
            for name, share in shares.items():
                row[act[name]] = share
            acts.append((token + 1, row))
    told = [
        (
            one.word + 1,
            [code[name] for name in one.codes if name in code],
            labels.statuses.index(one.status) if one.status in labels.statuses else NOT_TAUGHT,
            [NOT_TAUGHT, *one.sides],
        )
        for one in item.told
    ]
    return Taught(encoder.feed(item.words), [token + 1 for token in item.candidates], acts, told)


def batches(taught: Sequence[Taught], pieces: int, rng: random.Random) -> list[list[Taught]]:
    """Shuffled batches of items of like length, each of at most ``pieces`` padded pieces."""
    ordered = sorted(taught, key=lambda one: one.pieces + rng.random() * _JITTER)
    out: list[list[Taught]] = []
    for one in ordered:
        if not out or max(other.pieces for other in (*out[-1][-1:], one)) * (len(out[-1]) + 1) > pieces:
            out.append([])
        out[-1].append(one)
    rng.shuffle(out)
    return out


def stack(batch: Sequence[Taught]) -> dict[str, Tensor]:
    """The network's inputs, padded with zeros."""
    arrays = {}
    for name in batch[0].feed:
        rows = [one.feed[name][0] for one in batch]
        padded = np.zeros((len(rows), max(map(len, rows))), np.int64)
        for row, values in zip(padded, rows, strict=True):
            row[: len(values)] = values
        arrays[name] = torch.from_numpy(padded)
    return arrays


def flat(batch: Sequence[Taught]) -> Iterator[tuple[int, int, list[float]]]:
    """Sentence, word and shares of every word that teaches an act."""
    for number, one in enumerate(batch):
        for word, row in one.acts:
            yield number, word, row
