"""Confidence is compared with how often it is right."""

from __future__ import annotations

import pytest

from foreigndesk.evaluation.reliability import calibration_error, reliability


def test_bins_leave_out_the_empty_ones() -> None:
    low, high = reliability([(0.15, False), (1.0, True), (0.95, True)])
    assert (low.low, low.count, low.right) == (0.1, 1, 0.0)
    assert (high.high, high.count, high.right) == (1.0, 2, 1.0)
    assert high.stated == pytest.approx(0.975)


def test_calibration_error() -> None:
    assert calibration_error([(0.5, True), (0.5, False)]) == 0.0
    assert calibration_error([(1.0, False)]) == 1.0
    assert calibration_error([]) == 0.0
