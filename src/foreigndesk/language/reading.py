"""Reads the model's outputs for one sentence: tags, tree, names, roles, repaired where they disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.language import consistency
from foreigndesk.language.entities import EntityDecoder
from foreigndesk.language.labels import Labels
from foreigndesk.language.lemmas import Lemmatiser
from foreigndesk.language.model import Outputs
from foreigndesk.language.tree import best_tree
from foreigndesk.language.wordpiece import WordPiece

OUTPUTS = frozenset({"arcs", "rel", "upos", "xpos", "lemma", "feats", "ner"})
"""Outputs that a model must have; files of older trainings may lack the others."""
Roles = dict[int, tuple[tuple[int, str], ...]]


@dataclass(slots=True)
class Reading:
    """What the model says of the words of a sentence; the fields are those of ``Sentence``."""

    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    heads: list[int]
    rels: list[str]
    entities: list[str]
    roles: Roles
    factuality: list[float]


class Decoder:
    """Turns outputs into readings.

    Args:
        labels: The model's labels.
        lemmatiser: Finds lemmas.
    """

    def __init__(self, labels: Labels, lemmatiser: Lemmatiser) -> None:
        self._labels = labels
        self._lemmatiser = lemmatiser
        self._entities = EntityDecoder(labels.ner)

    @classmethod
    def load(cls, folder: Path, wordpiece: WordPiece, forms: Mapping[str, Any]) -> Decoder:
        """The decoder for the model in ``folder``."""
        labels = Labels.read(folder / "labels.json")
        table = folder / "lemmas.json.gz"
        return cls(labels, Lemmatiser(table, labels.lemma, wordpiece.pieces, forms))

    def read(self, words: list[str], outputs: Outputs) -> Reading:
        """The reading of a sentence; position 0 of the outputs is the root, position 1 the first word."""
        labels = self._labels
        upos = [labels.upos[number] for number in outputs["upos"].tolist()[1:]]
        xpos = [labels.xpos[number] for number in outputs["xpos"].tolist()[1:]]
        heads, rels = self._tree(outputs, upos)
        lemma = self._lemmatiser.lemma
        factuality = outputs["fact"][1:].astype(float).round(3).tolist() if "fact" in outputs else []
        reading = Reading(
            lemmas=list(map(lemma, words, upos, xpos, outputs["lemma"].tolist()[1:])),
            upos=upos,
            xpos=xpos,
            feats=[labels.feats[number] for number in outputs["feats"].tolist()[1:]],
            heads=heads,
            rels=rels,
            entities=self._entities.decode(outputs["ner"][1:]),
            roles={},
            factuality=factuality,
        )
        consistency.repair_voice(reading)
        consistency.repair_late_subject(reading)
        consistency.repair_headline(reading)
        reading.roles = self._roles(outputs, reading)
        return reading

    def _tree(self, outputs: Outputs, upos: list[str]) -> tuple[list[int], list[str]]:
        """Heads from 0 with -1 for the root, and their relations."""
        heads = best_tree(outputs["arcs"])
        rels = [self._labels.rel[number] for number in outputs["rel"].tolist()[1:]]
        heads = [head - 1 for head in heads[1:]]
        consistency.repair_root(heads, rels, upos)
        return heads, rels

    def _roles(self, outputs: Outputs, reading: Reading) -> Roles:
        if "srl" not in outputs:
            return {}
        predicates = [row for row in outputs["pred"].nonzero()[0].tolist() if row]
        chosen = outputs["srl"][predicates]
        scores = outputs["srl_score"][predicates] if "srl_score" in outputs else None
        arguments: list[list[consistency.Argument]] = [[] for _ in predicates]
        certainty: list[list[float]] = [[] for _ in predicates]
        for number, column in zip(*(axis.tolist() for axis in chosen.nonzero()), strict=True):
            if column:
                arguments[number].append((column - 1, self._labels.srl[chosen[number, column]]))
                if scores is not None:
                    certainty[number].append(float(scores[number, column]))
        return {
            row - 1: consistency.repair_roles(reading, row - 1, arguments[number], certainty[number])
            for number, row in enumerate(predicates)
        }
