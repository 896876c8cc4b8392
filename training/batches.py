"""Training sentences → batches of arrays and targets. −100 marks what a sentence does not annotate."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from training.corpus import Argument, Sentence
from training.labels import Labels, lemma_rule
from training.wordpieces import Encoder, Pieces, stack

IGNORE = -100
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence, encoded. ``tags``: label numbers, the root in front; ``names``: allowed label numbers."""

    words: list[str]
    pieces: Pieces
    tags: dict[str, list[int]]
    names: list[list[int]] | None
    predicates: dict[int, bool]
    arguments: dict[int, tuple[Argument, ...]]
    facts: dict[int, float]


@dataclass(frozen=True, slots=True)
class Batch:
    """Arrays for the network and targets (B, W) by task. ``rows`` are the gold predicates (R, 2)."""

    arrays: dict[str, Tensor]
    tags: dict[str, Tensor]
    names_allowed: Tensor
    predicates: Tensor
    rows: Tensor
    row_lengths: list[int]
    arguments: list[tuple[Argument, ...]]
    facts: Tensor


class ExampleMaker:
    """Numbers labels and encodes words."""

    def __init__(self, labels: Labels, encoder: Encoder) -> None:
        self._encoder = encoder
        self._index = {key: {label: i for i, label in enumerate(values)} for key, values in labels.items()}

    def make(self, sentence: Sentence) -> Example:
        """An example with every layer the sentence has."""
        names = self._index["ner"]
        roles = sentence.roles
        return Example(
            sentence.words,
            self._encoder(sentence.words),
            self._tags(sentence),
            [[names[label] for label in allowed] for allowed in sentence.names] if sentence.names else None,
            roles.predicates if roles else {},
            roles.arguments if roles else {},
            sentence.facts,
        )

    def recase(self, example: Example, change: Callable[[str], str]) -> Example:
        """The same example in another letter case; lemmas are left out, for they would no longer follow."""
        words = [change(word) for word in example.words]
        tags = {key: value for key, value in example.tags.items() if key != "lemma"}
        return replace(example, words=words, pieces=self._encoder(words), tags=tags)

    def _tags(self, sentence: Sentence) -> dict[str, list[int]]:
        tree = sentence.tree
        if tree is None:
            return {}
        rules = [lemma_rule(word, lemma) for word, lemma in zip(sentence.words, tree.lemmas, strict=True)]
        columns = {
            "rel": tree.relations,
            "upos": tree.upos,
            "xpos": tree.xpos,
            "feats": tree.feats,
            "lemma": rules,
        }
        numbered = {
            key: [IGNORE, *(self._index[key].get(value, IGNORE) for value in column)] for key, column in columns.items()
        }
        return {"head": [IGNORE, *tree.heads], **numbered}


def epoch(
    parts: dict[str, list[Example]], share: dict[str, float], pieces: int, rng: random.Random
) -> list[list[Example]]:
    """Each source's share, roughly sorted by length, cut into batches of ``pieces``, the batches shuffled."""
    drawn = [e for name, part in parts.items() for e in rng.sample(part, round(share[name] * len(part)))]
    drawn = [example for example in drawn if len(example.pieces.ids) < LONGEST]
    drawn.sort(key=lambda example: len(example.pieces.ids) + 6 * rng.random())
    batches: list[list[Example]] = [[]]
    widest = 0
    for example in drawn:
        widest = max(widest, len(example.pieces.ids))
        if batches[-1] and widest * (len(batches[-1]) + 1) > pieces:
            batches.append([])
            widest = len(example.pieces.ids)
        batches[-1].append(example)
    rng.shuffle(batches)
    return batches


def recased(batch: Sequence[Example], maker: ExampleMaker, rng: random.Random) -> Iterator[Example]:
    """A tenth in lower (3 %), upper (2 %) or title case (5 %), so that headlines are no surprise."""
    for example in batch:
        chance = rng.random()
        if chance < 0.90:
            yield example
        elif chance < 0.93:
            yield maker.recase(example, str.lower)
        elif chance < 0.95:
            yield maker.recase(example, str.upper)
        else:
            yield maker.recase(example, lambda word: word[:1].upper() + word[1:])


def collate(examples: Sequence[Example], name_labels: int) -> Batch:
    """Pads arrays and targets."""
    arrays = {name: torch.from_numpy(array) for name, array in stack([e.pieces for e in examples]).items()}
    shape = arrays["wmask"].shape
    tags = {key: torch.full(shape, IGNORE) for key in ("head", "rel", "upos", "xpos", "feats", "lemma")}
    allowed = torch.ones(*shape, name_labels, dtype=torch.bool)
    predicates, facts = torch.full(shape, IGNORE), torch.full(shape, float("nan"))
    rows: list[tuple[int, int]] = []
    lengths: list[int] = []
    arguments: list[tuple[Argument, ...]] = []
    for row, example in enumerate(examples):
        for key, values in example.tags.items():
            tags[key][row, : len(values)] = torch.tensor(values)
        _mark_names(allowed[row], example)
        for word, judged in example.predicates.items():
            predicates[row, word + 1] = int(judged)
        for word, value in example.facts.items():
            facts[row, word + 1] = value
        for word, found in example.arguments.items():
            rows.append((row, word + 1))
            lengths.append(len(example.words))
            arguments.append(found)
    return Batch(arrays, tags, allowed, predicates, torch.tensor(rows).reshape(-1, 2), lengths, arguments, facts)


def _mark_names(allowed: Tensor, example: Example) -> None:
    for word, labels in enumerate(example.names or (), start=1):
        allowed[word] = False
        allowed[word, labels] = True
