"""Encoding: arrays without padding, shapes of words, and cuts of sentences too long for the model."""

from __future__ import annotations

from pathlib import Path

import pytest

import foreigndesk.language
from foreigndesk.language.encoding import MOST_PIECES, MOST_TOKENS, Encoder
from foreigndesk.language.shape import CAPITALISED, CAPITALS, EDGE, LOWER, NUMBER, SIGN
from foreigndesk.language.wordpiece import WordPiece


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(WordPiece(Path(foreigndesk.language.__file__).parent / "model" / "vocab.txt"))


def _shapes(encoder: Encoder, words: list[str]) -> list[int]:
    return encoder.feed(words)["case"][0].tolist()


def test_shapes(encoder: Encoder) -> None:
    assert _shapes(encoder, ["Paris", "met", "NATO", "5", "."]) == [
        EDGE,
        CAPITALISED,
        LOWER,
        CAPITALS,
        NUMBER,
        SIGN,
        EDGE,
    ]


def test_capitals_say_nothing_where_all_is_in_capitals(encoder: Encoder) -> None:
    assert _shapes(encoder, ["THE", "ARMY", "LEFT", "TOWN", "."]) == [EDGE, *[CAPITALISED] * 4, SIGN, EDGE]
    assert _shapes(encoder, ["UN"]) == [EDGE, CAPITALS, EDGE]


def test_words_point_at_their_first_and_last_piece(encoder: Encoder) -> None:
    feed = encoder.feed(["Ouagadougou", "fell"])
    pieces = len(encoder.pieces("Ouagadougou")[0])
    assert pieces > 1
    assert feed["ws"].tolist() == [[0, 1, 1 + pieces]]
    assert feed["we"].tolist() == [[0, pieces, 1 + pieces]]
    assert feed["mask"].all()


@pytest.mark.parametrize("words", [["word"] * 1000, ["word", ","] * 500, ["Ouagadougou"] * 300, ["a-b.c/d"] * 390, []])
def test_cuts_fit_the_model(encoder: Encoder, words: list[str]) -> None:
    cuts = encoder.cuts(words)
    assert cuts[-1] == len(words)
    start = 0
    for end in cuts:
        assert end - start <= MOST_TOKENS
        assert encoder.feed(words[start:end])["ids"].shape[1] <= MOST_PIECES
        start = end


def test_what_has_no_pieces_is_unknown(encoder: Encoder) -> None:
    assert encoder.pieces("\0")[0] == encoder.pieces("\u200d")[0] == [100]
