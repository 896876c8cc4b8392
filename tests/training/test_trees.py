import itertools

import numpy as np
import pytest

from training import trees


def is_single_rooted_tree(heads: list[int]) -> bool:
    def reaches_root(word: int) -> bool:
        for _ in heads:
            word = heads[word - 1]
            if word == 0:
                return True
        return False

    return heads.count(0) == 1 and all(reaches_root(word) for word in range(1, len(heads) + 1))


@pytest.mark.parametrize("seed", range(20))
def test_the_tree_found_is_the_best_of_all_single_rooted_trees(seed: int) -> None:
    n = 4
    scores = np.random.default_rng(seed).normal(size=(n + 1, n + 1)).astype(np.float32)
    np.fill_diagonal(scores, -10000.0)
    candidates = [list(h) for h in itertools.product(range(n + 1), repeat=n) if is_single_rooted_tree(list(h))]

    def total(heads: list[int]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads, start=1)))

    found = trees.decode(scores)
    assert is_single_rooted_tree(found)
    assert total(found) == pytest.approx(max(map(total, candidates)))
