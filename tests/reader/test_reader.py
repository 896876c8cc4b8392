"""The reader's files are read with the place of what is wrong, and what it says is a probability of each thing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foreigndesk.article import Article
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import EngineError
from foreigndesk.reader import Reader, Voices
from foreigndesk.reader.labels import ReaderLabels, act_name, collect, short_code

TEXT = "Kenya expelled two Sudanese diplomats on Monday."


@pytest.fixture(scope="module")
def voices(desk: Desk) -> Voices:
    assert desk.reader is not None
    (sentence,) = desk.engine.parse(Article(text=TEXT)).sentences
    return desk.reader.read(sentence)


def test_a_plain_act_is_heard_with_its_sides(voices: Voices) -> None:
    assert voices.best(1) == "SANCTION"
    assert voices.best_act(1)[:2] == ("SANCTION", "expel")
    assert voices.code(1) in ("161", "166")
    assert voices.status(1) == "actual"
    assert voices.heads(1, "actor", 0.5) == [0]
    assert voices.heads(1, "recipient", 0.5) == [4]


def test_words_that_tell_nothing_are_none(voices: Voices) -> None:
    assert voices.best(6) == "NONE"
    assert voices.event(6) < 0.1


def test_shares_are_probabilities(voices: Voices) -> None:
    for shares in (voices.acts, voices.types, voices.codes, voices.statuses, voices.sides):
        assert shares.min() >= 0
        assert shares.sum(-1) == pytest.approx(1, abs=1e-4)
    assert voices.type(1, "SANCTION") + voices.type(1, "NONE") <= 1.0001
    assert voices.type(1, "STATEMENT") == 0


def test_codes_go_with_their_act(voices: Voices) -> None:
    assert voices.code_of(1, "SANCTION", "expel") in voices.labels.codes_of["SANCTION.expel"]
    assert voices.code_of(1, "STATEMENT", None) is None


def test_the_same_words_are_always_heard_alike(desk: Desk, voices: Voices) -> None:
    assert desk.reader is not None
    sentence = desk.engine.parse(Article(text=f"Rain fell. {TEXT}")).sentences[1]
    again = desk.reader.read(sentence)
    assert again.acts.tobytes() == voices.acts.tobytes()


@pytest.mark.parametrize("labels", [None, "{", json.dumps({"acts": []})])
def test_broken_files_are_named(tmp_path: Path, desk: Desk, labels: str | None) -> None:
    if labels is not None:
        (tmp_path / "labels.json").write_text(labels, encoding="utf-8")
    with pytest.raises(EngineError, match=r"labels\.json"):
        Reader(tmp_path, desk.engine.encoder)


def test_labels_are_what_was_told(tmp_path: Path) -> None:
    labels = collect([("AID", ("070",), "actual"), ("ASSAULT.destroy", ("190", "171"), None), ("NONE", (), "future")])
    assert labels.acts == ("NONE", "AID", "ASSAULT.destroy")
    assert labels.types == ("NONE", "AID", "ASSAULT")
    assert labels.codes == ("070", "171", "190")
    assert labels.codes_of["ASSAULT.destroy"] == ("171", "190")
    labels.write(tmp_path / "labels.json")
    assert ReaderLabels.read(tmp_path / "labels.json") == labels


def test_names_and_codes() -> None:
    assert (act_name("AID", None), act_name("SANCTION", "expel")) == ("AID", "SANCTION.expel")
    assert (short_code("16"), short_code("166"), short_code("1661")) == ("160", "166", "166")
