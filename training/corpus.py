"""Sentences and their layers: a tree, names, roles, factuality. A layer a source does not annotate is absent,
so that every source teaches only what it knows. Reads CoNLL-U and JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Tree:
    """Morphology and dependencies; ``heads`` are 1-based, 0 is the root."""

    heads: list[int]
    relations: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]

    def head_of(self, start: int, end: int) -> int | None:
        """The first word of ``[start, end)`` that hangs outside it, punctuation aside."""
        for word in range(start, end):
            if not start <= self.heads[word] - 1 < end and self.upos[word] != "PUNCT":
                return word
        return None


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument in ``[start, end)``: its head is one of these words, its label one of ``labels``."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """``predicates``: is each judged word a predicate; ``arguments`` belong to those that are."""

    predicates: dict[int, bool]
    arguments: dict[int, tuple[Argument, ...]]


@dataclass(slots=True)
class Sentence:
    """Words and whichever layers are known. ``names`` holds the allowed BIO labels of each word."""

    id: str
    source: str
    words: list[str]
    tree: Tree | None = None
    names: list[tuple[str, ...]] | None = None
    roles: Roles | None = None
    facts: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One line of ``data/sources.csv``. ``split``: train, dev, or train/N, every Nth sentence held out."""

    name: str
    kind: str
    file: str
    split: str
    share: float
    licence: str
    attribution: str


def read_sources() -> list[Source]:
    """All sources, in file order."""
    with (DATA / "sources.csv").open(encoding="utf-8", newline="") as file:
        return [
            Source(r["name"], r["kind"], r["file"], r["split"], float(r["share"]), r["licence"], r["attribution"])
            for r in csv.DictReader(file)
        ]


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """One object a line."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def read_conllu(path: Path, source: str) -> list[Sentence]:
    """Sentences of syntactic words; multi-word tokens and empty nodes are passed over."""
    sentences: list[Sentence] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            name = next(line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id"))
            sentences.append(Sentence(name, source, [row[1] for row in rows], _tree(rows)))
    return sentences


def _tree(rows: list[list[str]]) -> Tree:
    _, _, lemmas, upos, xpos, feats, heads, relations = ([row[i] for row in rows] for i in range(8))
    return Tree([int(head) for head in heads], relations, upos, xpos, feats, lemmas)
