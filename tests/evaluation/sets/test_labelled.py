"""Labelled texts: which coded event answers to a gold event, and which levels are judged how."""

from __future__ import annotations

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.sets.labelled import Answer, GoldEvent, LabelledText, LabelledTexts, judge, pair

EXPELLED = "Kenya expelled two Sudanese diplomats on Monday, the foreign ministry said."
AGREED = "France and Mali signed a defence agreement in Paris on Friday."


def answer(desk: Desk, text: str, **fields: str | None) -> Answer:
    gold = GoldEvent(str(fields["type"]), fields)
    answers, _ = pair(LabelledText("1", "1", text, None, (gold,)), desk.code(text).events)
    return answers[0]


def test_found_by_its_trigger_whatever_the_type(desk: Desk) -> None:
    found = answer(desk, EXPELLED, trigger="expelled", type="AID")
    assert found.coded is not None
    assert found.coded.type == "SANCTION"


def test_found_by_parties_where_gold_gives_no_trigger(desk: Desk) -> None:
    assert answer(desk, EXPELLED, type="AID", actor="Kenya").coded is not None
    assert answer(desk, EXPELLED, type="AID", actor="the foreign ministry").coded is None


def test_an_event_answers_once(desk: Desk) -> None:
    gold = GoldEvent("SANCTION", {"trigger": "expelled"})
    answers, extra = pair(LabelledText("1", "1", EXPELLED, None, (gold, gold)), desk.code(EXPELLED).events)
    assert [one.coded is not None for one in answers] == [True, False]
    assert extra == []


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"mode": "expel", "cameo": "161"}, {"mode": True, "cameo": True}),
        ({"cameo": "16"}, {"cameo": False}),
        ({"actor": "Kenya", "recipient": "Sudanese diplomats"}, {"actor": True, "recipient": True}),
        ({"actor": None, "recipient": "Kenya"}, {"actor": False, "recipient": False}),
        ({"status": "negated"}, {"status": False}),
        ({"status": None}, {}),
        ({"speaker": "the foreign ministry", "stance": "asserts"}, {"speaker": True, "stance": True}),
        ({"speaker": None, "stance": None}, {"speaker": False, "stance": False}),
        ({}, {}),
    ],
)
def test_levels_that_are_given_are_judged(desk: Desk, fields: dict[str, str | None], right: dict[str, bool]) -> None:
    found = answer(desk, EXPELLED, trigger="expelled", type="SANCTION", **fields)
    assert judge(EXPELLED, found) == right


def test_parties_of_reciprocal_acts_may_stand_on_either_side(desk: Desk) -> None:
    found = answer(desk, AGREED, trigger="signed", type="SUPPORT", actor="France", recipient="Mali")
    assert judge(AGREED, found) == {"actor": True, "recipient": True}


def test_false_alarms_are_counted_in_texts_without_events(desk: Desk) -> None:
    items = [LabelledText("1", "1", EXPELLED, None, ())]
    report = LabelledTexts().score("own", items, [desk.code(EXPELLED)], desk)
    alarms = next(figure for figure in report.figures if "false alarms" in figure.name)
    assert alarms.value == 1.0
    assert [mistake.kind for mistake in report.mistakes] == ["false alarm"]
