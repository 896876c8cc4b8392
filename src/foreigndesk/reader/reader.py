"""The reader: a small encoder trained on the codebook's own examples, which says of every word what act it tells.

It is the second voice beside the frames, and knows predicates that no frame does.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from foreigndesk.language.document import Sentence
from foreigndesk.language.encoding import Encoder, Feed
from foreigndesk.language.model import Model
from foreigndesk.reader.labels import ReaderLabels
from foreigndesk.reader.voices import Voices

CANDIDATES = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV", "AUX"})
"""Parts of speech of words that may tell an act."""
_OUTPUTS = frozenset({"acts", "codes", "statuses", "sides"})


class Reader:
    """A loaded reader; safe to call from several threads.

    Args:
        folder: Folder with ``model.onnx`` and ``labels.json``.
        encoder: Turns words into the model's inputs.

    Raises:
        EngineError: If the files cannot be loaded.
    """

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self.labels = ReaderLabels.read(folder / "labels.json")
        self._files = [folder / "labels.json", folder / "model.onnx"]
        self._model = Model(folder / "model.onnx", _OUTPUTS)
        self._encoder = encoder
        self._typed = _typing(self.labels)

    @cached_property
    def fingerprint(self) -> str:
        """Hash over the bytes of its files."""
        return hashlib.sha256(b"".join(path.read_bytes() for path in self._files)).hexdigest()[:12]

    def read(self, sentence: Sentence) -> Voices:
        """What the reader says of the words of a sentence."""
        return self.hear(self._encoder.feed(sentence.words))

    def hear(self, feed: Feed) -> Voices:
        """What the reader says of a sentence given as the model's inputs."""
        outputs = self._model.run(feed)
        acts, codes, statuses, sides = (_softmax(outputs[name]) for name in ("acts", "codes", "statuses", "sides"))
        return Voices(self.labels, acts[1:], acts[1:] @ self._typed, codes[1:], statuses[1:], sides[1:, 1:])


def _softmax(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: npt.NDArray[np.float32] = raised / raised.sum(-1, keepdims=True)
    return shares


def _typing(labels: ReaderLabels) -> npt.NDArray[np.float32]:
    """(acts, types): 1 where an act is of a type."""
    matrix = np.zeros((len(labels.acts), len(labels.types)), np.float32)
    for number, event_type in enumerate(labels.types):
        matrix[list(labels.acts_of(event_type)), number] = 1
    return matrix
