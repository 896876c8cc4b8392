"""Type files become frames: variants inherit, conditions keep every facet, roles are read in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreigndesk.codebook import Codebook, Condition, Frame, Predicate
from foreigndesk.codebook.frames import RoleRule

Book = Callable[..., Codebook]

GIVE = """
frames:
- id: give
  verbs: [give, hand over]
  when: {object: relief, subject: actor}
  unless: {sentence: sport}
  cameo: "070"
  actor: subject
  recipient: to | indirect
  examples: [{text: "A gave B bread.", trigger: gave}]
  counters: [{text: "A gave way.", trigger: gave, why: nothing is given}]
  variants:
  - id: food
    when: {object: {words: [bread]}}
    mode: food
    cameo: "073"
    examples: [{text: "A gave B bread.", trigger: gave, mode: null, type: ASK}]
  - {id: sent, verbs: [send], unless: {to: place}}
"""


@pytest.fixture
def frames(book: Book) -> dict[str, Frame]:
    return {frame.id: frame for frame in book(types__AID=GIVE).frames}


def test_a_variant_inherits_all_but_examples(frames: dict[str, Frame]) -> None:
    base, food, sent = frames["AID.give"], frames["AID.give/food"], frames["AID.give/sent"]
    assert (food.predicates, food.actor, food.recipient) == (base.predicates, base.actor, base.recipient)
    assert (food.mode, food.cameo, sent.mode, sent.cameo) == ("food", "073", None, "070")
    assert sent.predicates == (Predicate("verb", ("send",)),)
    assert len(base.counters) == 1
    assert food.counters == sent.counters == sent.examples == ()


def test_a_variants_conditions_join_those_of_its_frame(frames: dict[str, Frame]) -> None:
    food, sent = frames["AID.give/food"], frames["AID.give/sent"]
    assert food.when["object"] == (Condition(words=frozenset({"bread"})),)
    assert food.when["subject"] == (Condition(actor=frozenset({"any"})),)
    assert set(sent.unless) == {"sentence", "to"}


def test_variants_come_before_their_base(book: Book) -> None:
    entries = book(types__AID=GIVE).entries("verb", "give")
    assert [entry.frame.id for entry in entries] == ["AID.give/food", "AID.give"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("relief", Condition(classes=frozenset({"relief"}))),
        ("actor", Condition(actor=frozenset({"any"}))),
        ("place", Condition(place=True)),
        ("absent", Condition(presence="absent")),
        ("{words: bread}", Condition(words=frozenset({"bread"}))),
        (
            "{event: [AID], aux: [will], marker: [to]}",
            Condition(events=frozenset({"AID"}), auxiliaries=frozenset({"will"}), markers=frozenset({"to"})),
        ),
        ("{class: relief, actor: [GOV]}", Condition(classes=frozenset({"relief"}), actor=frozenset({"GOV"}))),
    ],
)
def test_conditions(book: Book, written: str, read: Condition) -> None:
    frame = book(types__AID=f"frames: [{{id: a, verbs: [give], when: {{object: {written}}}}}]").frames[0]
    assert frame.when == {"object": (read,)}


def test_one_condition_of_a_list_is_enough(book: Book) -> None:
    frame = book(types__AID="frames: [{id: a, verbs: [give], when: {object: [relief, {words: [bread]}]}}]").frames[0]
    assert len(frame.when["object"]) == 2
    assert frame.weight == 4


@pytest.mark.parametrize(
    ("expression", "alternatives"),
    [
        (None, ()),
        ("subject", (("subject",),)),
        ("with | object", (("with",), ("object",))),
        ("subject + with + between", (("subject", "with", "between"),)),
        ('clause.recipient | "on"', (("clause.recipient",), ("on",))),
    ],
)
def test_role_rules(expression: str | None, alternatives: tuple[tuple[str, ...], ...]) -> None:
    assert RoleRule.parse(expression).alternatives == alternatives


@pytest.mark.parametrize(
    ("phrase", "words", "head"),
    [
        ("strike", ("strike",), 0),
        ("hunger strike", ("hunger", "strike"), 1),
        ("state of emergency", ("state", "of", "emergency"), 0),
    ],
)
def test_heads_of_noun_predicates(book: Book, phrase: str, words: tuple[str, ...], head: int) -> None:
    frame = book(types__AID=f"frames: [{{id: a, nouns: [{phrase}]}}]").frames[0]
    assert frame.predicates == (Predicate("noun", words, head),)


def test_an_object_tied_to_a_class_is_absorbed_unless_told_otherwise(book: Book) -> None:
    text = """
frames:
- {id: tied, verbs: [give], when: {object: relief}}
- {id: loose, verbs: [lend], when: {object: relief}, absorbs: []}
- {id: open, verbs: [send], when: {object: actor}}
"""
    assert [frame.absorbs for frame in book(types__AID=text).frames] == [("object",), (), ()]


def test_examples_take_what_they_leave_out_from_their_frame(frames: dict[str, Frame]) -> None:
    own, other = frames["AID.give"].examples[0], frames["AID.give/food"].examples[0]
    assert (own.type, own.mode, other.type, other.mode) == ("AID", None, "ASK", None)
