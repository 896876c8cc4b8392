"""Name tags: always a valid BIO sequence."""

from __future__ import annotations

import numpy as np
import pytest

from foreigndesk.language.entities import EntityDecoder

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def test_valid_greedy_tags_are_kept() -> None:
    scores = np.eye(5, dtype=np.float32)[[1, 2, 0, 3]]
    assert EntityDecoder(LABELS).decode(scores) == ["B-PER", "I-PER", "O", "B-LOC"]


def test_a_name_that_starts_inside_is_mended() -> None:
    scores = np.array([[0, 0, 3, 0, 0], [0, 0, 3, 0, 0]], np.float32)
    assert EntityDecoder(LABELS).decode(scores) == ["B-PER", "I-PER"]


@pytest.mark.parametrize("seed", range(20))
def test_any_scores_give_valid_tags(seed: int) -> None:
    tags = EntityDecoder(LABELS).decode(np.random.default_rng(seed).normal(size=(8, 5)).astype(np.float32))
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert not tag.startswith("I-") or before[2:] == tag[2:]
