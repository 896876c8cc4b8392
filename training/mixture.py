"""Joins the sources of ``data/sources.csv`` into training and held-out sentences. Layers on the same
words (PropBank, factuality, entity mentions) end in one sentence, so that one pass teaches them all."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.corpus import Sentence, Source, read_conllu, read_jsonl, read_sources
from training.names import NameMap
from training.roles import QuestionMap, from_propbank

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Mixture:
    """``train`` by source name, ``held_out`` by source name, ``share`` of each source drawn in an epoch."""

    train: dict[str, list[Sentence]] = field(default_factory=dict)
    held_out: dict[str, list[Sentence]] = field(default_factory=dict)
    share: dict[str, float] = field(default_factory=dict)

    def sentences(self) -> list[Sentence]:
        """All training sentences."""
        return [sentence for part in self.train.values() for sentence in part]


def load(folder: Path) -> Mixture:
    """Reads every source under ``folder``; treebanks stand first in the table, so that layers find trees."""
    mixture, reader = Mixture(), _Reader(folder)
    for source in read_sources():
        train, held_out = reader.read(source)
        if train:
            mixture.train.setdefault(source.name, []).extend(train)
            mixture.share[source.name] = source.share
        if held_out:
            mixture.held_out.setdefault(source.name, []).extend(held_out)
        log.info("%s %s: %d new, %d held out", source.name, source.file, len(train), len(held_out))
    return mixture


@dataclass(slots=True)
class _Known:
    """Treebank sentences of one side, train or held out, by id and by words."""

    by_id: dict[str, Sentence] = field(default_factory=dict)
    by_words: dict[tuple[str, ...], Sentence] = field(default_factory=dict)

    def add(self, sentences: list[Sentence]) -> None:
        self.by_id.update((sentence.id, sentence) for sentence in sentences)
        self.by_words.update((tuple(sentence.words), sentence) for sentence in sentences)


class _Reader:
    """Puts the layers of later sources on the sentences of earlier ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = {"train": _Known(), "dev": _Known()}
        self._names, self._questions = NameMap(), QuestionMap()

    def read(self, source: Source) -> tuple[list[Sentence], list[Sentence]]:
        """New sentences to train on and to hold out; layers on known sentences are added in place."""
        split, _, every = source.split.partition("/")
        path, known = self._folder / source.file, self._known[split]
        if source.kind == "treebank":
            new = read_conllu(path, source.name)
            known.add(new)
        elif source.kind == "questions":
            new = self._asked(path, source.name)
        else:
            new = self._layer(path, source, known)
        if every:
            return [s for i, s in enumerate(new) if i % int(every)], new[:: int(every)]
        return (new, []) if split == "train" else ([], new)

    def _layer(self, path: Path, source: Source, known: _Known) -> list[Sentence]:
        """Adds to the known sentence with the same id and words, or the same words; else it is a new one.

        PropBank and entity mentions need a tree, so they never make new sentences.
        """
        new: list[Sentence] = []
        for item in read_jsonl(path):
            words = item["tokens"]
            sentence = known.by_id.get(item["id"])
            if sentence is None or sentence.words != words:
                sentence = known.by_words.get(tuple(words))
            if sentence is None and source.kind in ("factuality", "names"):
                sentence = Sentence(item["id"], source.name, words)
                new.append(sentence)
            if sentence is not None:
                self._add(sentence, source, item)
        return new

    def _add(self, sentence: Sentence, source: Source, item: dict[str, Any]) -> None:
        if source.kind == "factuality":
            sentence.facts.update((predicate["tok"], predicate["factuality"]) for predicate in item["preds"])
        elif source.kind == "names":
            sentence.names = self._names.from_tags(source.name, item["tags"])
        elif sentence.tree is not None and source.kind == "propbank":
            sentence.roles = from_propbank(item["preds"], sentence.tree)
        elif sentence.tree is not None:
            sentence.names = self._names.from_mentions(source.name, item["mentions"], sentence.tree, sentence.words)

    def _asked(self, path: Path, source: str) -> list[Sentence]:
        new = [
            Sentence(item["id"], source, item["tokens"], roles=self._questions.from_questions(item["preds"]))
            for item in read_jsonl(path)
        ]
        return [s for s in new if s.roles is not None and any(s.roles.predicates.values())]
