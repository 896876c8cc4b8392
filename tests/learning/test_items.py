"""Labelled sentences become targets at the right words, and are silent where nothing is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreigndesk.codebook import Codebook
from foreigndesk.codebook.labelled import LabelledEvent, LabelledSentence
from foreigndesk.desk.desk import Desk
from foreigndesk.learning.items import NOT_TAUGHT, Item, is_held_out, items_of

TEXT = "Kenya said on Monday it had expelled two Sudanese diplomats and banned rallies in Nairobi."
EXPELLED = LabelledEvent("expelled", "SANCTION", "expel", "1661", "Kenya", "two Sudanese diplomats", "actual")
BANNED = LabelledEvent("banned", "COERCE", "ban", "172", "Kenya", None, "ongoing")


@pytest.fixture(scope="module")
def item(desk: Desk) -> Item:
    book = Codebook.load()
    book.frames = ()
    book.labelled = ()
    (found,) = items_of(book, [LabelledSentence("one", TEXT, "lead", (EXPELLED, BANNED), "here:1")], desk.engine)
    return found


def word(item: Item, text: str) -> int:
    return item.words.index(text)


def test_a_trigger_teaches_its_act_and_other_candidates_none(item: Item) -> None:
    assert item.acts[word(item, "expelled")] == {"SANCTION.expel": 1.0}
    assert item.acts[word(item, "said")] == {"NONE": 1.0}
    assert item.acts[word(item, "two")] is None
    assert word(item, "rallies") in item.candidates


def test_sides_are_taught_at_the_heads_of_their_words(item: Item) -> None:
    act = next(act for act in item.told if act.word == word(item, "expelled"))
    assert (act.codes, act.status) == (("166",), "actual")
    assert act.sides[word(item, "Kenya")] == 1
    assert act.sides[word(item, "diplomats")] == 2
    assert act.sides[word(item, "Sudanese")] == NOT_TAUGHT
    assert act.sides[word(item, "Nairobi")] == 0


def test_frames_examples_teach_their_trigger_alone(desk: Desk) -> None:
    book = Codebook.load()
    book.labelled = ()
    frame = next(f for f in book.frames if f.examples and f.counters and f.content is None and f.type == "SANCTION")
    book.frames = (frame,)
    items = items_of(book, (), desk.engine)
    assert len(items) == len(frame.examples) + len(frame.counters)
    assert all(sum(shares is not None for shares in item.acts) == 1 for item in items)


def test_what_is_held_out_depends_on_the_id_alone() -> None:
    held_out = [number for number in range(1000) if is_held_out(f"sentence-{number}")]
    assert 60 < len(held_out) < 140
    assert held_out == [number for number in range(1000) if is_held_out(f"sentence-{number}")]


def test_the_shipped_examples_are_there() -> None:
    book = Codebook.load()
    assert len(book.labelled) >= 6955
    assert {event.type for sentence in book.labelled for event in sentence.events} == {*book.ontology.types}
    assert Path(book.labelled[0].place.rpartition(":")[0]).parent == book.folder / "examples"
