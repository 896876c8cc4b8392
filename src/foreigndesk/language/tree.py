"""Makes a tree of the model's attachment scores: the greedy heads where they form one, else the best tree there is.

Chu-Liu/Edmonds, with one root enforced by making every attachment to the root equally costly
(Stanojević and Cohen 2021, "A Root of a Problem").
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
_NEVER = -1e9
_ROOT_COST = 1e6


def best_tree(scores: npt.NDArray[np.float32]) -> tuple[list[int], bool]:
    """Heads of the tokens, counted from 1 with 0 for the root (entry 0 is the root itself, -1).

    Args:
        scores: Square array: score of each dependent (row) for each head (column); row 0 is ignored.

    Returns:
        The heads, and whether the greedy ones had to be repaired.
    """
    heads: list[int] = scores.argmax(-1).tolist()
    heads[0] = -1
    if heads.count(0) == 1 and find_cycle(heads) is None:
        return heads, False
    costly = scores.astype(np.float64)
    np.fill_diagonal(costly, _NEVER)
    costly[:, 0] -= _ROOT_COST
    costly[0, :] = _NEVER
    return _edmonds(costly).tolist(), True


def find_cycle(heads: list[int]) -> list[int] | None:
    """The tokens of a cycle among the heads, if there is one."""
    state = [0] * len(heads)  # 0 unseen, 1 on the current path, 2 known to reach the root
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _edmonds(scores: Scores) -> npt.NDArray[np.int64]:
    heads: npt.NDArray[np.int64] = scores.argmax(-1)
    heads[0] = -1
    cycle = find_cycle(heads.tolist())
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(scores)), inside)
    contracted, leave, enter = _contract(scores, heads, inside, outside)
    solved = _edmonds(contracted)
    return _expand(solved, heads, outside, leave, enter)


def _contract(
    scores: Scores,
    heads: npt.NDArray[np.int64],
    inside: npt.NDArray[np.int64],
    outside: npt.NDArray[np.int64],
) -> tuple[Scores, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """One node for the cycle, last: its best edges out of and into each node outside."""
    own = scores[inside, heads[inside]]
    outward = scores[np.ix_(outside, inside)]
    inward = scores[np.ix_(inside, outside)] - own[:, None] + own.sum()
    size = len(outside)
    contracted = np.full((size + 1, size + 1), _NEVER)
    contracted[:size, :size] = scores[np.ix_(outside, outside)]
    contracted[:size, size] = outward.max(1)
    contracted[size, :size] = inward.max(0)
    contracted[0] = _NEVER
    return contracted, inside[outward.argmax(1)], inside[inward.argmax(0)]


def _expand(
    solved: npt.NDArray[np.int64],
    heads: npt.NDArray[np.int64],
    outside: npt.NDArray[np.int64],
    leave: npt.NDArray[np.int64],
    enter: npt.NDArray[np.int64],
) -> npt.NDArray[np.int64]:
    """Heads among the original nodes from those of the contracted graph."""
    size = len(outside)
    expanded = heads.copy()
    for position in range(1, size):
        head = solved[position]
        expanded[outside[position]] = leave[position] if head == size else outside[head]
    entry = solved[size]
    expanded[enter[entry]] = outside[entry]
    return expanded
