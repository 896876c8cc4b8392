"""Runs the encoder: arrays of one sentence in, scores and labels out, by name.

Sentences are run one by one, never in padded batches. The int8 model scales its activations by their range
over the whole input, so in a batch the neighbours of a sentence change its parse: of 300 news sentences 225
to 237 came out different in batches of 256 to 4096 pieces, none alone, with one thread or two. Alone is
nearly as fast: 16 000 words/s against 21 000 on one core, the model only, 28 words a sentence.
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import Any

import numpy.typing as npt

from foreigndesk.errors import EngineError
from foreigndesk.language.encoding import Feed

Outputs = dict[str, npt.NDArray[Any]]


class Model:
    """A loaded model; safe to call from several threads.

    Args:
        path: The ONNX file.
        needed: Outputs it must have.

    Raises:
        EngineError: If the file cannot be loaded or lacks an output.
    """

    def __init__(self, path: Path, needed: Set[str]) -> None:
        import onnxruntime  # here, because it costs 0.1 s that not every command needs

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(path),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=["SkipLayerNormFusion"],  # the fused kernel is slow on int8 models
            )
        except Exception as error:  # onnxruntime's own exceptions share no public base
            raise EngineError(f"is no usable model ({error}); reinstall foreigndesk", place=str(path)) from error
        self._inputs = [given.name for given in self._session.get_inputs()]
        self._names = [output.name for output in self._session.get_outputs()]
        missing = sorted(needed - set(self._names))
        if missing:
            raise EngineError(f"lacks the outputs {', '.join(missing)}", place=str(path))

    def run(self, feed: Feed) -> Outputs:
        """The model's outputs for one sentence, without the batch axis.

        Raises:
            EngineError: If the run fails.
        """
        try:
            outputs = self._session.run(self._names, {name: feed[name] for name in self._inputs})
        except Exception as error:
            raise EngineError(f"the model failed: {error}") from error
        return {name: output[0] for name, output in zip(self._names, outputs, strict=True)}
