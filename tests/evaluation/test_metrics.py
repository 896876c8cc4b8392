"""Figures have the values that one computes by hand, and intervals that resample whole documents."""

from __future__ import annotations

import pytest

from foreigndesk.evaluation.metrics import (
    Outcome,
    Tally,
    confusions,
    f_scores,
    kappa,
    label_scores,
    macro,
    macro_f1,
    rate,
    share,
)

OUTCOMES = [
    Outcome("A", "A", "1"),
    Outcome("A", "B", "1"),
    Outcome("B", "B", "2"),
    Outcome("B", None, "3"),
    Outcome(None, "A", "3"),
]


def test_share_of_right_items() -> None:
    figure = share("right", [("1", True), ("1", False), ("2", True), ("3", True)])
    assert (figure.value, figure.n, figure.clusters) == (0.75, 4, 3)
    assert figure.low <= figure.value <= figure.high


def test_rate_counts_unwanted_things_in_an_item() -> None:
    figure = rate("alarms", [("1", 0), ("2", 3)])
    assert figure.value == 1.5
    assert figure.lower_is_better
    assert "150.0 in 100" in figure.shown()


def test_f_scores() -> None:
    f1, precision, recall = f_scores("x", [Tally("1", 2, 4, 2), Tally("2", 1, 2, 4)])
    assert precision.value == 0.5
    assert recall.value == 0.5
    assert f1.value == 0.5
    assert (f1.n, precision.n) == (6, 6)


def test_macro_counts_false_alarms_against_precision() -> None:
    scores = {score.label: score for score in label_scores(OUTCOMES)}
    assert scores["A"].precision == 0.5
    assert scores["B"].recall == 0.5
    figure = macro("macro", OUTCOMES)
    assert figure.value == pytest.approx(macro_f1(OUTCOMES)) == pytest.approx(0.5)
    assert figure.n == 4


def test_kappa_is_one_for_agreement_and_zero_for_chance() -> None:
    assert kappa("k", [Outcome("A", "A", "1"), Outcome("B", "B", "2")]).value == 1.0
    by_chance = [Outcome(g, f, f"{g}{f}") for g in "AB" for f in "AB"]
    assert kappa("k", by_chance).value == 0.0


def test_confusions_name_nothing() -> None:
    assert confusions(OUTCOMES) == {("A", "B"): 1, ("B", "nothing"): 1, ("nothing", "A"): 1}


def test_interval_resamples_documents_not_items() -> None:
    """Forty items of two documents leave more doubt than forty documents."""
    few = share("x", [(str(n % 2), n % 2 == 0) for n in range(40)])
    many = share("x", [(str(n), n % 2 == 0) for n in range(40)])
    assert few.value == many.value
    assert few.high - few.low > many.high - many.low


def test_same_counts_give_the_same_interval() -> None:
    rows = [(str(n), n % 3 == 0) for n in range(30)]
    assert share("x", rows) == share("x", rows)


def test_nothing_measured_is_no_error() -> None:
    assert share("x", []).n == 0
    assert macro("x", []).n == 0
