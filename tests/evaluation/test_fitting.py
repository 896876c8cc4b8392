"""The event taken for a gold event is the one whose participants, then trigger, fit it best."""

from __future__ import annotations

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.fitting import GoldAct, best_event, cause, full_fit, side_fit
from foreigndesk.evaluation.matching import all_occurrences

TEXT = "Japan condemned North Korea on Tuesday, and Kenya expelled two Sudanese diplomats."


@pytest.mark.parametrize(
    ("source", "target", "fit", "trigger"),
    [
        ("Japan", "North Korea", 3, "condemned"),
        ("Sudanese diplomats", "Kenya", 2, "expelled"),
        ("Kenya", "Tuesday", 1, "expelled"),
        ("Tuesday", "Tuesday", 0, None),
    ],
)
def test_sides(desk: Desk, source: str, target: str, fit: int, trigger: str | None) -> None:
    act = GoldAct(all_occurrences(TEXT, [source]), all_occurrences(TEXT, [target]))
    event, found = best_event(act, desk.code(TEXT).events, side_fit)
    assert found == fit
    assert (event.trigger.text if event else None) == trigger


def test_trigger_outweighs_one_side(desk: Desk) -> None:
    act = GoldAct(all_occurrences(TEXT, ["Japan"]), [], all_occurrences(TEXT, ["expelled"]))
    event, _ = best_event(act, desk.code(TEXT).events, full_fit)
    assert event is not None
    assert event.trigger.text == "expelled"


def test_cause(desk: Desk) -> None:
    coding = desk.code(TEXT)
    act = GoldAct([], [], all_occurrences(TEXT, ["condemned"]))
    assert cause(act, coding.events[0], coding, right_elsewhere=False) == "wrong code"
    assert cause(act, None, coding, right_elsewhere=True) == "right code, other participants"
    assert cause(act, None, coding, right_elsewhere=False) == "other acts coded only"
    empty = desk.code("It rained in the north.")
    assert cause(act, None, empty, right_elsewhere=False) in ("nothing found", "turned down")
