"""Metrics: precision, recall and F1 by label, their macro mean, and document-clustered bootstrap intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Outcome:
    """One scored item: what gold says, what was found (``None`` for nothing), and the document it belongs to."""

    gold: str
    found: str | None
    cluster: str


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Precision, recall, F1 (0 … 1) and number of gold items of one label."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


def label_scores(outcomes: Sequence[Outcome]) -> list[LabelScore]:
    """Scores of every gold label, in alphabetical order."""
    gold = Counter(outcome.gold for outcome in outcomes)
    found = Counter(outcome.found for outcome in outcomes if outcome.found)
    right = Counter(outcome.gold for outcome in outcomes if outcome.gold == outcome.found)
    scores = []
    for label in sorted(gold):
        precision = right[label] / found[label] if found[label] else 0.0
        recall = right[label] / gold[label]
        total = precision + recall
        scores.append(
            LabelScore(label, precision, recall, 2 * precision * recall / total if total else 0.0, gold[label])
        )
    return scores


def macro_f1(outcomes: Sequence[Outcome]) -> float:
    """Mean F1 over the gold labels."""
    scores = label_scores(outcomes)
    return sum(score.f1 for score in scores) / len(scores) if scores else 0.0


def accuracy(outcomes: Sequence[Outcome]) -> float:
    """Share of items found with the gold label."""
    return sum(o.gold == o.found for o in outcomes) / len(outcomes) if outcomes else 0.0


def interval(
    outcomes: Sequence[Outcome], figure: Callable[[Sequence[Outcome]], float], *, rounds: int = 500, seed: int = 0
) -> tuple[float, float]:
    """95 % interval of a figure by resampling whole documents (percentile bootstrap)."""
    clusters: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        clusters.setdefault(outcome.cluster, []).append(outcome)
    groups = list(clusters.values())
    if not groups:
        return (0.0, 0.0)
    random = np.random.default_rng(seed)
    values = [
        figure([o for pick in random.integers(0, len(groups), len(groups)) for o in groups[pick]])
        for _ in range(rounds)
    ]
    low, high = np.percentile(values, [2.5, 97.5])
    return (float(low), float(high))
