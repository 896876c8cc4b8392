"""Directed pairs: root, quad class and direction."""

from __future__ import annotations

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.sets.directed_pairs import DirectedPairs, GoldPair

TEXT = "Kenya expelled two Sudanese diplomats on Monday."


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
