"""Confidence is compared with how often it is right."""

from __future__ import annotations

import pytest

from foreigndesk.evaluation.reliability import calibration_error, reliability, trade_off


def test_bins_leave_out_the_empty_ones() -> None:
    low, high = reliability([(0.15, False), (1.0, True), (0.95, True)])
    assert (low.low, low.count, low.right) == (0.1, 1, 0.0)
    assert (high.high, high.count, high.right) == (1.0, 2, 1.0)
    assert high.stated == pytest.approx(0.975)


def test_calibration_error() -> None:
    assert calibration_error([(0.5, True), (0.5, False)]) == 0.0
    assert calibration_error([(1.0, False)]) == 1.0
    assert calibration_error([]) == 0.0


def test_a_least_confidence_keeps_fewer_and_surer_events() -> None:
    judged = [(0.95, True), (0.75, True), (0.65, False), (0.3, False)]
    rows = {least: (kept, right) for least, kept, right in trade_off(judged)}
    assert rows[0.0] == (1.0, 0.5)
    assert rows[0.7] == (1.0, 1.0)
    assert rows[0.9] == (0.5, 1.0)
    assert trade_off([(0.2, True)]) == [(0.0, 1.0, 1.0)]
