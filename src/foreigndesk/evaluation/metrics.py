"""Metrics: figures with document-clustered bootstrap intervals, and precision, recall and F1 by label.

Every figure is a formula over counts, added up by document: so that resampling documents is one product of matrices,
whatever the formula (Efron and Tibshirani 1993, chapter 6; percentile intervals).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]
Formula = Callable[[Counts], Counts]
"""From counts of shape (…, k) to values of shape (…)."""

_ROUNDS = 1000
_SEED = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value.

    Attributes:
        name: What is measured.
        value: 0 … 1, or a number in 100 where ``unit`` says so.
        low: Lower end of the 95 % interval.
        high: Upper end.
        n: Items it is measured on.
        clusters: Documents they come from, which the interval resamples.
        unit: ``share`` (0 … 1) or ``per 100``.
        lower_is_better: For false alarms and the like.
        is_part: Precision or recall beside the F1 that they make up; either may fall while the whole rises.
    """

    name: str
    value: float
    low: float
    high: float
    n: int
    clusters: int
    unit: Literal["share", "per 100"] = "share"
    lower_is_better: bool = False
    is_part: bool = False

    def shown(self) -> str:
        """The value and its interval as words."""
        return f"{self._show(self.value)}  [{self._show(self.low)}, {self._show(self.high)}]"

    def _show(self, value: float) -> str:
        return f"{value:.3f}" if self.unit == "share" else f"{100 * value:.1f} in 100"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One scored item: the gold label (``None``: a false alarm), the label found (``None``: nothing), its document."""

    gold: str | None
    found: str | None
    cluster: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one document or item: how many are right, in gold, and found."""

    cluster: str
    right: float
    gold: float
    found: float


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Precision, recall, F1 (0 … 1) and number of gold items of one label."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


def share(name: str, hits: Iterable[tuple[str, bool]], *, lower_is_better: bool = False) -> Figure:
    """Share of items that are right; each hit is a document and whether the item is right."""
    rows = [(cluster, (float(right), 1.0)) for cluster, right in hits]
    return _estimate(name, rows, _ratio, n=len(rows), lower_is_better=lower_is_better)


def rate(name: str, counts: Iterable[tuple[str, int]]) -> Figure:
    """Mean number of unwanted things in an item, stated in 100; each count is a document and the number in an item."""
    rows = [(cluster, (float(count), 1.0)) for cluster, count in counts]
    return _estimate(name, rows, _ratio, n=len(rows), unit="per 100", lower_is_better=True)


def f_scores(name: str, tallies: Sequence[Tally]) -> list[Figure]:
    """Precision, recall and F1 over all documents."""
    rows = [(t.cluster, (t.right, t.gold, t.found)) for t in tallies]
    gold = round(sum(t.gold for t in tallies))
    found = round(sum(t.found for t in tallies))
    return [
        _estimate(f"{name} F1", rows, _f1, n=gold),
        replace(_estimate(f"{name} precision", rows, _precision, n=found), is_part=True),
        replace(_estimate(f"{name} recall", rows, _recall, n=gold), is_part=True),
    ]


def b_cubed(name: str, items: Sequence[tuple[str, float, float]]) -> list[Figure]:
    """B³: the mean precision and recall of items (document, precision, recall), and their harmonic mean."""
    rows = [(cluster, (precision, recall, 1.0)) for cluster, precision, recall in items]
    return [
        _estimate(f"{name} F1", rows, _harmonic, n=len(rows)),
        replace(
            _estimate(f"{name} precision", rows, lambda c: _divide(c[..., 0], c[..., 2]), n=len(rows)), is_part=True
        ),
        replace(_estimate(f"{name} recall", rows, lambda c: _divide(c[..., 1], c[..., 2]), n=len(rows)), is_part=True),
    ]


def shares_right(name: str, outcomes: Iterable[Outcome]) -> Figure:
    """Share of items found with the gold label."""
    return share(name, ((outcome.cluster, outcome.gold == outcome.found) for outcome in outcomes))


def macro(name: str, outcomes: Sequence[Outcome]) -> Figure:
    """Mean F1 over the gold labels."""
    labels = _gold_labels(outcomes)
    place = {label: 3 * number for number, label in enumerate(labels)}
    rows = []
    for outcome in outcomes:
        row = [0.0] * (3 * len(labels))
        if outcome.gold is not None:
            row[place[outcome.gold] + 1] = 1.0
            row[place[outcome.gold]] = float(outcome.gold == outcome.found)
        if outcome.found in place:
            row[place[outcome.found] + 2] = 1.0
        rows.append((outcome.cluster, row))
    return _estimate(name, rows, _macro_f1, n=sum(o.gold is not None for o in outcomes))


def kappa(name: str, outcomes: Sequence[Outcome]) -> Figure:
    """Cohen's kappa between gold and found labels."""
    labels = sorted({str(label) for o in outcomes for label in (o.gold, o.found)})
    place = {label: number for number, label in enumerate(labels)}
    rows = []
    for outcome in outcomes:
        row = [0.0] * len(labels) ** 2
        row[place[str(outcome.gold)] * len(labels) + place[str(outcome.found)]] = 1.0
        rows.append((outcome.cluster, row))
    return _estimate(name, rows, _kappa, n=len(outcomes))


def label_scores(outcomes: Sequence[Outcome]) -> list[LabelScore]:
    """Scores of every gold label, in alphabetical order."""
    gold = Counter(outcome.gold for outcome in outcomes)
    found = Counter(outcome.found for outcome in outcomes if outcome.found)
    right = Counter(outcome.gold for outcome in outcomes if outcome.gold == outcome.found)
    scores = []
    for label in _gold_labels(outcomes):
        precision = right[label] / found[label] if found[label] else 0.0
        recall = right[label] / gold[label]
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        scores.append(LabelScore(label, precision, recall, f1, gold[label]))
    return scores


def confusions(outcomes: Sequence[Outcome]) -> Counter[tuple[str, str]]:
    """How often one gold label was found as another; "nothing" on either side."""
    return Counter((o.gold or "nothing", o.found or "nothing") for o in outcomes if o.gold != o.found)


def accuracy(outcomes: Sequence[Outcome]) -> float:
    """Share of items found with the gold label."""
    return sum(o.gold == o.found for o in outcomes) / len(outcomes) if outcomes else 0.0


def macro_f1(outcomes: Sequence[Outcome]) -> float:
    """Mean F1 over the gold labels."""
    scores = label_scores(outcomes)
    return sum(score.f1 for score in scores) / len(scores) if scores else 0.0


def _gold_labels(outcomes: Sequence[Outcome]) -> list[str]:
    return sorted({outcome.gold for outcome in outcomes if outcome.gold is not None})


def _estimate(
    name: str,
    rows: Sequence[tuple[str, Sequence[float]]],
    formula: Formula,
    *,
    n: int,
    unit: Literal["share", "per 100"] = "share",
    lower_is_better: bool = False,
) -> Figure:
    clusters = {cluster: number for number, cluster in enumerate(dict.fromkeys(cluster for cluster, _ in rows))}
    if not rows:
        return Figure(name, 0.0, 0.0, 0.0, 0, 0, unit, lower_is_better)
    table = np.zeros((len(clusters), len(rows[0][1])))
    np.add.at(table, [clusters[cluster] for cluster, _ in rows], np.array([row for _, row in rows], dtype=float))
    value = float(formula(table.sum(axis=0)))
    size = len(clusters)
    picks = np.random.default_rng(_SEED).multinomial(size, np.full(size, 1 / size), size=_ROUNDS)
    low, high = np.percentile(formula(picks @ table), [2.5, 97.5])
    return Figure(name, value, float(low), float(high), n, size, unit, lower_is_better)


# --- formulas over counts


def _divide(above: Counts, below: Counts) -> Counts:
    result: Counts = np.divide(above, below, out=np.zeros_like(above, dtype=float), where=below > 0)
    return result


def _ratio(counts: Counts) -> Counts:
    return _divide(counts[..., 0], counts[..., 1])


def _precision(counts: Counts) -> Counts:
    return _divide(counts[..., 0], counts[..., 2])


def _recall(counts: Counts) -> Counts:
    return _divide(counts[..., 0], counts[..., 1])


def _f1(counts: Counts) -> Counts:
    return _divide(2 * counts[..., 0], counts[..., 1] + counts[..., 2])


def _harmonic(counts: Counts) -> Counts:
    """Of the means of the first two counts over the third."""
    return _divide(2 * counts[..., 0] * counts[..., 1], counts[..., 2] * (counts[..., 0] + counts[..., 1]))


def _macro_f1(counts: Counts) -> Counts:
    by_label = counts.reshape(*counts.shape[:-1], -1, 3)
    present = by_label[..., 1] > 0
    return _divide((_f1(by_label) * present).sum(axis=-1), present.sum(axis=-1).astype(float))


def _kappa(counts: Counts) -> Counts:
    side = round(counts.shape[-1] ** 0.5)
    table = counts.reshape(*counts.shape[:-1], side, side)
    total = table.sum(axis=(-1, -2))
    agreed = _divide(np.trace(table, axis1=-2, axis2=-1), total)
    by_chance = _divide((table.sum(axis=-1) * table.sum(axis=-2)).sum(axis=-1), total**2)
    return _divide(agreed - by_chance, 1 - by_chance)
