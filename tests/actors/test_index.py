"""Names are found on token boundaries, the longest first, and each obeys its case rule."""

from __future__ import annotations

import pytest

from foreigndesk.actors.index import Alias, NameIndex, fold
from foreigndesk.actors.records import NameRecord
from foreigndesk.language import Sentence


def sentence(*words: str) -> Sentence:
    """A sentence of these words with single spaces and a flat tree."""
    starts, offset = [], 0
    for word in words:
        starts.append(offset)
        offset += len(word) + 1
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    size = len(words)
    return Sentence(
        index=0, source=" ".join(words), in_title=False, start=0, end=max(offset - 1, 0), paragraph=0,
        words=list(words), starts=starts, ends=ends, lemmas=[word.lower() for word in words],
        upos=["PROPN"] * size, xpos=["NNP"] * size, feats=["_"] * size, heads=[-1] + [0] * (size - 1),
        rels=["root"] + ["dep"] * (size - 1), entities=["O"] * size,
    )  # fmt: skip


@pytest.fixture(scope="module")
def index() -> NameIndex:
    def alias(text: str, name: str, exact: bool = False) -> Alias:
        return Alias(text, NameRecord("state", name), exact)

    return NameIndex(
        [
            alias("Niger", "Niger"),
            alias("Nigeria", "Nigeria"),
            alias("Congo", "Congo"),
            alias("Republic of the Congo", "Congo-Brazzaville"),
            alias("US", "United States"),
            alias("NATO", "NATO"),
            alias("Turkey", "Turkey", exact=True),
            alias("Côte d'Ivoire", "Ivory Coast"),
        ]
    )


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("Niger", "and", "Nigeria"), ["Niger", "Nigeria"]),
        (("the", "Republic", "of", "the", "Congo"), ["Congo-Brazzaville"]),
        (("US", "troops", "told", "us"), ["United States"]),
        (("Nato", "and", "NATO"), ["NATO", "NATO"]),
        (("he", "ate", "turkey", "in", "Turkey"), ["Turkey"]),
        (("TALKS", "IN", "TURKEY"), ["Turkey"]),
        (("COTE", "D'IVOIRE", "VOTES"), ["Ivory Coast"]),
        (("Nigeriens",), []),
        ((), []),
    ],
)
def test_find(index: NameIndex, words: tuple[str, ...], names: list[str]) -> None:
    assert [hit.record.name for hit in index.find(sentence(*words))] == names


@pytest.mark.parametrize("text", ["Goïta", "İstanbul", "Besançon ’t", "straße", "ΑΣ", "\u1e9e"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold("Goïta") == "goita"
