"""Examples of frames fail with a reason where the coding differs from what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foreigndesk.codebook.frames import Example, Frame
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.examples import check_examples

TEXT = "Kenya expelled two Sudanese diplomats on Monday."
RIGHT = Example(TEXT, "expelled", actor="Kenya", recipient="Sudanese diplomats", type="SANCTION", mode="expel")


@pytest.fixture
def frame(desk: Desk) -> Frame:
    rule = desk.code(TEXT).events[0].rule
    return next(frame for frame in desk.codebook.frames if frame.id == rule)


def problems(desk: Desk, frame: Frame, *examples: Example, counters: tuple[Example, ...] = ()) -> list[str]:
    return [failure.problem for failure in check_examples(desk, [replace(frame, examples=examples, counters=counters)])]


def test_examples_that_hold_are_not_named(desk: Desk, frame: Frame) -> None:
    assert problems(desk, frame, RIGHT) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"type": "AID", "mode": None}, "not AID"),
        ({"status": "negated"}, "not negated"),
        ({"actor": "Monday"}, "actors"),
        ({"recipient": "Kenya"}, "recipients"),
        ({"cameo": "190"}, "CAMEO"),
        ({"trigger": "Monday"}, "no event at the trigger"),
    ],
)
def test_each_difference_is_named(desk: Desk, frame: Frame, change: dict[str, str | None], problem: str) -> None:
    (found,) = problems(desk, frame, replace(RIGHT, **change))
    assert problem in found


def test_a_counter_example_that_is_coded_fails(desk: Desk, frame: Frame) -> None:
    (found,) = problems(desk, frame, counters=(Example(TEXT, "expelled"),))
    assert found.startswith("coded as SANCTION.expel")
