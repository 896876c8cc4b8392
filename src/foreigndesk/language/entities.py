"""Turns the scores of the name tags into a valid BIO sequence (Viterbi)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_NEVER = -1e4


class EntityDecoder:
    """Decodes name tags.

    Args:
        labels: The model's tags in order: ``O``, ``B-PER``, ``I-PER`` …
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = list(labels)
        self._outside = self._labels.index("O")
        self._start = np.array([_NEVER if label.startswith("I-") else 0.0 for label in labels])
        self._step = np.array([[0.0 if _may_follow(a, b) else _NEVER for b in labels] for a in labels])

    def decode(self, scores: npt.NDArray[np.float32]) -> list[str]:
        """The best valid tags for a sentence; ``scores`` has one row a token, one column a label."""
        greedy = scores.argmax(-1).tolist()
        if greedy.count(self._outside) == len(greedy):
            return [self._labels[self._outside]] * len(greedy)
        tags = [self._labels[number] for number in greedy]
        if all(map(_may_follow, ["O", *tags], tags)):
            return tags
        return [self._labels[number] for number in self._viterbi(scores)]

    def _viterbi(self, scores: npt.NDArray[np.float32]) -> list[int]:
        best = scores[0] + self._start
        columns = np.arange(len(self._labels))
        back: list[npt.NDArray[np.int64]] = []
        for row in scores[1:]:
            reached = best[:, None] + self._step
            source = reached.argmax(0)
            back.append(source)
            best = reached[source, columns] + row
        path = [int(best.argmax())]
        for source in reversed(back):
            path.append(int(source[path[-1]]))
        return path[::-1]


def _may_follow(before: str, tag: str) -> bool:
    return not tag.startswith("I-") or (before != "O" and before[2:] == tag[2:])
