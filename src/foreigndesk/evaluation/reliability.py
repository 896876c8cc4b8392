"""Reliability: how often events of a stated confidence are right, in bins of confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Judged = tuple[float, bool]
"""The confidence of a coded event, and whether it is right."""
_BINS = 10
STEPS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Least confidences that reports show."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Events whose confidence lies from ``low`` up to ``high``.

    Attributes:
        low: Lower end of the bin.
        high: Upper end; the last bin includes it.
        count: Events in the bin.
        stated: Their mean confidence.
        right: Share of them that is right.
    """

    low: float
    high: float
    count: int
    stated: float
    right: float


def reliability(judged: Sequence[Judged]) -> list[ReliabilityBin]:
    """Ten bins of equal width, without the empty ones."""
    bins: list[list[Judged]] = [[] for _ in range(_BINS)]
    for confidence, right in judged:
        bins[min(_BINS - 1, int(confidence * _BINS))].append((confidence, right))
    return [_bin(number, members) for number, members in enumerate(bins) if members]


def _bin(number: int, members: Sequence[Judged]) -> ReliabilityBin:
    count = len(members)
    stated = sum(confidence for confidence, _ in members) / count
    return ReliabilityBin(number / _BINS, (number + 1) / _BINS, count, stated, sum(r for _, r in members) / count)


def trade_off(judged: Sequence[Judged]) -> list[tuple[float, float, float]]:
    """What a least confidence costs and gains, for each of ``STEPS`` that keeps any event.

    Returns:
        The least confidence, the share of all right events that it keeps, and the share right of those it keeps.
    """
    right = sum(is_right for _, is_right in judged)
    kept = [(step, [is_right for confidence, is_right in judged if confidence >= step]) for step in STEPS]
    return [(step, sum(ones) / max(1, right), sum(ones) / len(ones)) for step, ones in kept if ones]


def calibration_error(judged: Sequence[Judged]) -> float:
    """Mean distance between stated confidence and share right, over bins weighed by size (ECE, Guo et al. 2017)."""
    bins = reliability(judged)
    return sum(one.count * abs(one.stated - one.right) for one in bins) / len(judged) if judged else 0.0
