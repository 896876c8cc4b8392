"""Slots on the tree: logical subject, object, clause and prepositional phrases through every construction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from foreigndesk.article import Article
from foreigndesk.coding.arguments import ArgumentFinder
from foreigndesk.coding.grammar import Grammar
from foreigndesk.coding.predicates import kinds_of
from foreigndesk.desk.desk import Desk
from foreigndesk.knowledge import load_yaml

CASES: list[dict[str, Any]] = load_yaml(Path(__file__).parent / "cases" / "slots.yaml")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['why']}" for case in CASES])
def test_slots(case: dict[str, Any], desk: Desk) -> None:
    finder = ArgumentFinder(desk.codebook, Grammar.load())
    (sentence,) = desk.engine.parse(Article(text=case["text"])).sentences
    token = sentence.words.index(case["predicate"])
    arguments = finder.arguments(sentence, token, next(kinds_of(sentence, token)))
    found = {
        slot: [sentence.words[filler] for filler in arguments.slot(slot)]
        for slot in case
        if slot not in ("text", "predicate", "why")
    }
    assert found == {slot: case[slot] for slot in found}
