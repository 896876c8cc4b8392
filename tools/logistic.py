"""Ridge-regularised logistic regression by Newton's method, for the tools that fit confidences; deterministic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

_ROUNDS = 30
_SMALL = 1e-6
"""Keeps the Hessian invertible where a feature without ridge never varies."""


def fit(rows: Sequence[Mapping[str, float]], right: Sequence[bool], ridge: float) -> dict[str, float]:
    """Weights by feature, to three digits; ``bias`` must be among the features and is not held back."""
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array(right, dtype=float)
    weights, held = np.zeros(len(names)), np.array([0.0 if name == "bias" else ridge for name in names])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(held + _SMALL)
        weights += np.linalg.solve(hessian, x.T @ (y - p) - held * weights)
    return dict(zip(names, weights.round(3).tolist(), strict=True))
