"""Trees: greedy heads where they form one, else a best tree with one root (checked against all trees)."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from foreigndesk.language.tree import best_tree, find_cycle


def _all_trees(size: int) -> list[tuple[int, ...]]:
    heads = product(range(size + 1), repeat=size)
    return [(-1, *h) for h in heads if h.count(0) == 1 and find_cycle([-1, *h]) is None]


TREES = {size: _all_trees(size) for size in range(1, 6)}


def _score(scores: np.ndarray, tree: tuple[int, ...]) -> float:
    return float(sum(scores[token, tree[token]] for token in range(1, len(tree))))


@pytest.mark.parametrize("seed", range(120))
def test_random_scores_give_a_tree_close_to_the_best(seed: int) -> None:
    generator = np.random.default_rng(seed)
    size = int(generator.integers(1, 6))
    scores = generator.normal(size=(size + 1, size + 1)).astype(np.float32)
    np.fill_diagonal(scores, -1e4)
    tree = tuple(best_tree(scores))
    assert tree in TREES[size]
    best = max(_score(scores, candidate) for candidate in TREES[size])
    assert _score(scores, tree) >= best - 1.5


@pytest.mark.parametrize("seed", range(20))
def test_the_tree_found_is_the_best_of_all_single_rooted_trees(seed: int) -> None:
    size = 4
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    np.fill_diagonal(scores, -10000.0)
    found = tuple(best_tree(scores))
    assert found in TREES[size]
    assert _score(scores, found) == pytest.approx(max(_score(scores, tree) for tree in TREES[size]))


def test_cycle_is_broken_at_the_cheapest_place() -> None:
    scores = np.full((4, 4), -50.0, np.float32)
    scores[1, 2], scores[2, 1], scores[3, 2] = 10, 10, 10
    scores[1, 0], scores[2, 0] = 1, 5
    assert best_tree(scores) == [-1, 2, 0, 2]


def test_two_roots_become_one() -> None:
    scores = np.full((3, 3), -50.0, np.float32)
    scores[1, 0], scores[2, 0], scores[1, 2], scores[2, 1] = 9, 8, 1, 5
    assert best_tree(scores) == [-1, 0, 1]


def test_long_chain_of_cycles_is_solved() -> None:
    size = 61
    scores = np.random.default_rng(1).normal(size=(size, size)).astype(np.float32)
    heads = best_tree(scores)
    assert heads.count(0) == 1
    assert find_cycle(heads) is None
