"""Makes a tree of the model's attachment scores: the greedy heads where they form one, else the best tree.

Chu-Liu/Edmonds. Where the best tree has several roots, each of them is tried as the only one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Heads = npt.NDArray[np.int64]
_NEVER = -1e9


def best_tree(scores: npt.NDArray[np.float32]) -> list[int]:
    """Heads of the tokens, counted from 1 with 0 for the root (entry 0 is the root itself, -1).

    Args:
        scores: Square array: score of each dependent (row) for each head (column); row 0 is ignored.
    """
    heads: list[int] = scores.argmax(-1).tolist()
    heads[0] = -1
    if heads.count(0) == 1 and find_cycle(heads) is None:
        return heads
    exact = scores.astype(np.float64)
    np.fill_diagonal(exact, _NEVER)
    exact[0, :] = _NEVER
    solved = _edmonds(exact)
    roots = np.flatnonzero(solved == 0).tolist()
    if len(roots) > 1:
        solved = max((_rooted(exact, root) for root in roots), key=lambda tree: _total(exact, tree))
    return list(solved.tolist())


def _rooted(scores: Scores, root: int) -> Heads:
    """The best tree in which ``root`` alone hangs on the root."""
    allowed = scores.copy()
    allowed[:, 0] = _NEVER
    allowed[root, 1:] = _NEVER
    allowed[root, 0] = 0.0
    return _edmonds(allowed)


def _total(scores: Scores, tree: Heads) -> float:
    return float(scores[np.arange(1, len(tree)), tree[1:]].sum())


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


def _edmonds(scores: Scores) -> Heads:
    heads: Heads = scores.argmax(-1)
    heads[0] = -1
    cycle = find_cycle(heads.tolist())
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = np.delete(np.arange(len(scores)), inside)
    contracted, leave, enter = _contract(scores, heads, inside, outside)
    solved = _edmonds(contracted)
    return _expand(solved, heads, outside, leave, enter)


def _contract(
    scores: Scores,
    heads: Heads,
    inside: Heads,
    outside: Heads,
) -> tuple[Scores, Heads, Heads]:
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
    solved: Heads,
    heads: Heads,
    outside: Heads,
    leave: Heads,
    enter: Heads,
) -> Heads:
    """Heads among the original nodes from those of the contracted graph."""
    size = len(outside)
    expanded = heads.copy()
    for position in range(1, size):
        head = solved[position]
        expanded[outside[position]] = leave[position] if head == size else outside[head]
    entry = solved[size]
    expanded[enter[entry]] = outside[entry]
    return expanded
