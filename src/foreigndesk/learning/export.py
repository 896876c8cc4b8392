"""A trained network → one int8 ONNX file that onnxruntime runs with numpy alone."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from foreigndesk.learning.encoder import Layer, TextEncoder

OPSET = 17
KEPT_FLOAT = ("/position_embedding/Gather", "/shape_embedding/Gather")
PIECE_INPUTS = frozenset({"ids", "mask", "case"})


def export(
    network: TextEncoder,
    arrays: Mapping[str, npt.NDArray[np.int64]],
    outputs: Sequence[str],
    pairs: Sequence[str],
    path: Path,
) -> None:
    """Writes ``path``. Word embeddings and all constant matrices become int8, per channel; axes stay dynamic.

    Weights keep to 7 bits (``reduce_range``): without VNNI the 8-bit kernels of x86 saturate.
    The small embedding tables stay float: it takes 0.6 MB and scored a little better on the language model's
    development sets (training/README.md).

    Args:
        network: What is written; left as it is.
        arrays: An example of its inputs, by name in the order of ``forward``.
        outputs: Names of what ``forward`` returns.
        pairs: Outputs with an axis of words by an axis of words.
        path: The file.
    """
    network = copy.deepcopy(network).eval()
    for layer in network.layers:
        assert isinstance(layer, Layer)
        layer.fold_scale()
    axes = {name: {0: "B", 1: "T" if name in PIECE_INPUTS else "W"} for name in (*arrays, *outputs)}
    axes.update({name: {0: "B", 1: "W", 2: "W"} for name in pairs})
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        torch.onnx.export(
            network,
            tuple(torch.from_numpy(array) for array in arrays.values()),
            str(plain),
            input_names=list(arrays),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            path,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=list(KEPT_FLOAT),
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT, "MatMulConstBOnly": True},
        )
