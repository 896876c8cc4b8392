"""The gate fails when a figure falls, keeps floors unless told otherwise, and knows that fewer alarms are better."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreigndesk.errors import SourceError
from foreigndesk.evaluation.gate import Baseline
from foreigndesk.evaluation.goldset import SetReport
from foreigndesk.evaluation.metrics import Figure

ALARMS = "alarms"


def report(value: float, alarms: float = 0.1) -> SetReport:
    part = Figure("precision", value, value, value, 1000, 1000, is_part=True)
    figures = [part, *(Figure(f"figure {n}", value, value, value, 1000, 1000) for n in range(5))]
    figures.append(Figure(ALARMS, alarms, alarms, alarms, 1000, 1000, "per 100", lower_is_better=True))
    return SetReport("own", "family", "10 items", figures=figures)


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    path = tmp_path / "evaluation" / "baseline.json"
    baseline = Baseline(path)
    baseline.update([report(0.8)])
    baseline.write()
    return path


def test_a_new_set_is_pinned_by_its_first_figures_and_its_alarms(pinned: Path) -> None:
    assert list(Baseline(pinned).floors["own"]) == ["figure 0", "figure 1", "figure 2", ALARMS]


def test_one_item_of_a_small_set_is_within_tolerance(tmp_path: Path) -> None:
    baseline = Baseline(tmp_path / "baseline.json")
    baseline.update([SetReport("small", "family", "20 items", figures=[Figure("x", 0.5, 0.4, 0.6, 20, 20)])])
    assert baseline.floors["small"]["x"].tolerance == 0.075


@pytest.mark.parametrize(
    ("value", "alarms", "passes"),
    [(0.8, 0.1, True), (0.9, 0.0, True), (0.796, 0.104, True), (0.79, 0.1, False), (0.8, 0.2, False)],
)
def test_a_fall_beyond_the_tolerance_fails(pinned: Path, value: float, alarms: float, passes: bool) -> None:
    assert all(verdict.passed for verdict in Baseline(pinned).judge([report(value, alarms)])) is passes


def test_judging_never_writes(pinned: Path) -> None:
    before = pinned.read_bytes()
    list(Baseline(pinned).judge([report(0.1)]))
    assert pinned.read_bytes() == before


def test_update_pins_lower_values_of_the_same_figures_and_keeps_tolerances(pinned: Path) -> None:
    pinned.write_text(pinned.read_text(encoding="utf-8").replace("0.005", "0.02"), encoding="utf-8")
    baseline = Baseline(pinned)
    baseline.update([report(0.5)])
    baseline.write()
    floor = Baseline(pinned).floors["own"]["figure 0"]
    assert (floor.value, floor.tolerance) == (0.5, 0.02)


def test_a_pinned_figure_that_is_gone_fails(pinned: Path) -> None:
    verdicts = list(Baseline(pinned).judge([SetReport("own", "family", "0 items")]))
    assert verdicts
    assert not any(verdict.passed for verdict in verdicts)
    assert "missing" in verdicts[0].shown()


def test_a_broken_baseline_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(SourceError, match="--update-baseline"):
        Baseline(path)
