"""Clusters: best links first, and nothing joined that contradicts itself."""

from __future__ import annotations

from itertools import permutations

import pytest

from foreigndesk.linking.clusters import cluster
from foreigndesk.linking.evidence import Link
from foreigndesk.linking.reports import Key

A, B, C = (("a", "1"), ("b", "2"), ("c", "3"))
ORDERS = list(permutations((A, B, C)))


def clusters(keys: tuple[Key, ...], contradicting: set[frozenset[Key]]) -> list[list[Key]]:
    links = [Link(A, B, ("x", "y"), 0.9), Link(B, C, ("x",), 0.6)]
    return [members for members, _ in cluster(keys, links, lambda a, b: frozenset((a, b)) in contradicting)]


@pytest.mark.parametrize("keys", ORDERS)
def test_links_join_whatever_the_order(keys: tuple[Key, ...]) -> None:
    assert clusters(keys, set()) == [[A, B, C]]


@pytest.mark.parametrize("keys", ORDERS)
def test_a_vague_report_does_not_tie_two_that_contradict(keys: tuple[Key, ...]) -> None:
    assert clusters(keys, {frozenset((A, C))}) == [[A, B], [C]]
