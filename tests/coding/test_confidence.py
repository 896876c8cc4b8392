"""Confidence lies between 0 and 1 and grows with what a match rests on."""

from __future__ import annotations

from foreigndesk.desk.desk import Desk


def confidence(desk: Desk, text: str) -> float:
    (event,) = desk.code(text).events
    return event.confidence


def test_named_parties_count_more_than_none(desk: Desk) -> None:
    named = confidence(desk, "Kenyan police arrested a Sudanese activist.")
    unnamed = confidence(desk, "A man was arrested.")
    assert 0 < unnamed < named < 1


def test_a_question_is_less_sure(desk: Desk) -> None:
    told = confidence(desk, "Kenya expelled two Sudanese diplomats.")
    asked = confidence(desk, "Kenya expelled two Sudanese diplomats?")
    assert asked < told
