"""Directed pairs: root, quad class and direction."""

from __future__ import annotations

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.sets.directed_pairs import DirectedPairs, GoldPair

TEXT = "Kenya expelled two Sudanese diplomats on Monday."


def test_the_reader_by_itself_is_told_the_pair(desk: Desk, frames_desk: Desk) -> None:
    item = GoldPair("1#0", TEXT, ("Kenya",), ("Sudanese diplomats",), "SANCTION", "1")
    report = DirectedPairs().score("own", [item], [desk.code(TEXT)], desk)
    (alone,) = [figure for figure in report.figures if figure.name == "root by the reader alone, pair given"]
    assert alone.value == 1.0
    without = DirectedPairs().score("own", [item], [frames_desk.code(TEXT)], frames_desk)
    assert not [figure for figure in without.figures if "reader" in figure.name]


@pytest.mark.parametrize(
    ("source", "target", "root", "values"),
    [
        ("Kenya", "Sudanese diplomats", "SANCTION", (1.0, 1.0, 1.0)),
        ("Kenya", "Sudanese diplomats", "COERCE", (0.0, 1.0, 0.0)),
        ("Sudanese diplomats", "Kenya", "SANCTION", (1.0, 1.0, 0.0)),
        ("Monday", "Monday", "SANCTION", (0.0, 0.0, 0.0)),
    ],
)
def test_levels(desk: Desk, source: str, target: str, root: str, values: tuple[float, ...]) -> None:
    item = GoldPair("1#0", TEXT, (source,), (target,), root, "1")
    report = DirectedPairs().score("own", [item], [desk.code(TEXT)], desk)
    measured = {figure.name: figure.value for figure in report.figures}
    assert (measured["root"], measured["quad class"], measured["directed pair with its root"]) == values
