"""Arc scores → the best dependency tree with a single root (Chu–Liu–Edmonds)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
FAR = -1e9
ROOTS_TRIED = 5


def decode(scores: npt.NDArray[np.float32]) -> list[int]:
    """Heads of words 1…n from ``scores`` (n+1, n+1), dependent by head; 0 is the root."""
    greedy = scores.argmax(1)
    greedy[0] = -1
    heads: list[int] = greedy.tolist()
    if _cycle(heads) is not None or heads[1:].count(0) != 1:
        heads = _single_root(scores.astype(np.float64))
    return heads[1:]


def _single_root(scores: Scores) -> list[int]:
    gain = scores[1:, 0] - scores[1:, 1:].max(1, initial=FAR)
    best: tuple[float, list[int]] = (float("-inf"), [])
    for root in np.argsort(-gain)[:ROOTS_TRIED] + 1:
        forced = scores.copy()
        forced[:, 0] = FAR
        forced[root] = FAR
        forced[root, 0] = 0.0
        np.fill_diagonal(forced, 2 * FAR)
        heads = _maximum_tree(forced)
        words = np.arange(1, len(heads))
        best = max(best, (float(scores[words, heads[1:]].sum()), heads))
    return best[1]


def _maximum_tree(scores: Scores) -> list[int]:
    """Greedy heads; a cycle is contracted into one node, solved, and opened where the solution enters it."""
    heads: list[int] = scores.argmax(1).tolist()
    heads[0] = -1
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    rest = [node for node in range(len(heads)) if node not in set(cycle)]
    kept = np.array([scores[node, heads[node]] for node in cycle])
    entering = scores[np.ix_(cycle, rest)] - kept[:, None]
    leaving = scores[np.ix_(rest, cycle)]
    size = len(rest)
    smaller = np.full((size + 1, size + 1), 2 * FAR)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    smaller[size, :size] = entering.max(0)
    smaller[:size, size] = leaving.max(1)
    solved = _maximum_tree(smaller)
    for i in range(1, size):
        heads[rest[i]] = cycle[int(leaving[i].argmax())] if solved[i] == size else rest[solved[i]]
    broken = cycle[int(entering[:, solved[size]].argmax())]
    heads[broken] = rest[solved[size]]
    return heads


def _cycle(heads: list[int]) -> list[int] | None:
    state = [2] + [0] * (len(heads) - 1)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None
