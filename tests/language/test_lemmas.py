"""Lemmas: rules checked against known words, irregular and regular forms from the knowledge file."""

from __future__ import annotations

from pathlib import Path

import pytest

import foreigndesk.language
from foreigndesk.errors import EngineError
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language.labels import Labels
from foreigndesk.language.lemmas import Lemmatiser

MODEL = Path(foreigndesk.language.__file__).parent / "model"
FORMS = load_yaml(knowledge_dir() / "language" / "lemmas.yaml")
RULES = Labels.read(MODEL / "labels.json").lemma


@pytest.fixture(scope="module")
def lemmatiser() -> Lemmatiser:
    vocabulary = (MODEL / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return Lemmatiser(MODEL / "lemmas.json.gz", RULES, vocabulary, FORMS)


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "rule", "lemma"),
    [
        ("shot", "VERB", "VBD", "K|0|", "shoot"),
        ("overthrown", "VERB", "VBN", "K|0|", "overthrow"),
        ("seized", "VERB", "VBD", "K|2|", "seize"),
        ("Denouncing", "VERB", "VBG", "L|3|", "denounce"),
        ("policemen", "NOUN", "NNS", "K|0|", "policeman"),
        ("MILITIAS", "NOUN", "NNS", "K|1|", "militia"),
        ("Paris", "PROPN", "NNP", "K|0|", "Paris"),
        ("denounced", "VERB", "VBD", "L|3|", "denounce"),
        ("OUSTED", "VERB", "VBN", "K|1|", "oust"),
        ("inflicted", "VERB", "VBD", "K|1|", "inflict"),
        ("repelled", "VERB", "VBN", "K|1|", "repel"),
        ("decrying", "VERB", "VBG", "K|2|", "decry"),
        ("fortified", "VERB", "VBN", "K|2|", "fortify"),
        ("reimposing", "VERB", "VBG", "K|3|", "reimpose"),
        ("Probes", "VERB", "VBZ", "K|1|", "probe"),
        ("refineries", "NOUN", "NNS", "K|1|", "refinery"),
        ("cut", "VERB", "VBD", "K|0|", "cut"),
        ("Tuareg", "ADJ", "JJ", "K|0|", "Tuareg"),
    ],
)
def test_lemma(lemmatiser: Lemmatiser, word: str, upos: str, xpos: str, rule: str, lemma: str) -> None:
    assert lemmatiser.lemma(word, upos, xpos, RULES.index(rule)) == lemma


def test_lemma_is_never_empty(lemmatiser: Lemmatiser) -> None:
    assert all(lemmatiser.lemma("s", "VERB", "VBZ", number) for number in range(len(RULES)))


def test_broken_table_names_the_file(tmp_path: Path) -> None:
    table = tmp_path / "table.gz"
    table.write_bytes(b"no gzip")
    with pytest.raises(EngineError, match=r"table\.gz"):
        Lemmatiser(table, RULES, [], FORMS)
