"""Readings: outputs are found by name, and those a model lacks are done without."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import foreigndesk.language
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language.labels import Labels
from foreigndesk.language.model import Outputs
from foreigndesk.language.reading import Decoder
from foreigndesk.language.wordpiece import WordPiece

MODEL = Path(foreigndesk.language.__file__).parent / "model"
LABELS = Labels.read(MODEL / "labels.json")
WORDS = ["Troops", "near", "rebels", "fired"]


@pytest.fixture(scope="module")
def reader() -> Decoder:
    forms = load_yaml(knowledge_dir() / "language" / "lemmas.yaml")
    return Decoder.load(MODEL, WordPiece(MODEL / "vocab.txt"), forms)


def _outputs() -> Outputs:
    """Root, then the words: both nouns claim to be ARG0 of the verb."""
    arcs = np.full((5, 5), -9.0, np.float32)
    arcs[1, 4] = arcs[2, 3] = arcs[3, 1] = arcs[4, 0] = 9.0
    ner = np.zeros((5, len(LABELS.ner)), np.float32)
    roles = np.zeros((5, 5), np.int64)
    roles[4, 1] = roles[4, 3] = LABELS.srl.index("ARG0")

    def numbers(inventory: list[str], *values: str) -> np.ndarray:
        return np.array([0, *(inventory.index(value) for value in values)])

    return {
        "arcs": arcs,
        "rel": numbers(LABELS.rel, "nsubj", "case", "nmod", "root"),
        "upos": numbers(LABELS.upos, "NOUN", "ADP", "NOUN", "VERB"),
        "xpos": numbers(LABELS.xpos, "NNS", "IN", "NNS", "VBD"),
        "feats": numbers(LABELS.feats, "Number=Plur", "_", "Number=Plur", "VerbForm=Fin"),
        "lemma": numbers(LABELS.lemma, "L|1|", "K|0|", "K|1|", "K|1|"),
        "ner": ner,
        "pred": np.array([0, 0, 0, 0, 1]),
        "srl": roles,
    }


def test_tree_tags_lemmas_and_one_actor_by_the_tree(reader: Decoder) -> None:
    reading = reader.read(WORDS, _outputs())
    assert reading.heads == [3, 2, 0, -1]
    assert reading.rels == ["nsubj", "case", "nmod", "root"]
    assert reading.lemmas == ["troop", "near", "rebel", "fire"]
    assert reading.roles == {3: ((0, "ARG0"),)}
    assert reading.factuality == []


def test_scores_decide_where_the_model_gives_them(reader: Decoder) -> None:
    scores = np.zeros((5, 5), np.float32)
    scores[4, 3] = 1.0
    reading = reader.read(WORDS, _outputs() | {"srl_score": scores})
    assert reading.roles == {3: ((2, "ARG0"),)}


def test_factuality_is_read_where_the_model_gives_it(reader: Decoder) -> None:
    reading = reader.read(WORDS, _outputs() | {"fact": np.array([0, 0.1, 0, 0, 2.9], np.float32)})
    assert reading.factuality == [0.1, 0.0, 0.0, 2.9]


def test_a_model_without_roles_gives_none(reader: Decoder) -> None:
    outputs = _outputs()
    del outputs["srl"], outputs["pred"]
    assert reader.read(WORDS, outputs).roles == {}
