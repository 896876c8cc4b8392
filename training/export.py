"""A trained network → one int8 ONNX file that onnxruntime runs with numpy alone."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import cast

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import OUTPUTS, Layer, Network
from training.wordpieces import INPUTS, Encoder, stack

OPSET = 17
PAIRS = ("arcs", "srl", "srl_score")
KEPT_FLOAT = ("/position_embedding/Gather", "/shape_embedding/Gather")
EXAMPLE = (("A", "b", "."), ("C", "."))


def export(network: Network, encoder: Encoder, path: Path) -> None:
    """Writes ``path``. Word embeddings and all constant matrices become int8, per channel; axes stay dynamic.

    Weights keep to 7 bits (``reduce_range``): without VNNI the 8-bit kernels of x86 saturate.
    The small embedding tables stay float: it takes 0.6 MB and scored a little better on the dev sets (README.md).
    """
    network = copy.deepcopy(network).eval()
    for layer in network.layers:
        cast(Layer, layer).fold_scale()
    arrays = stack([encoder(words) for words in EXAMPLE])
    axes = {name: {0: "B", 1: "T" if name in INPUTS[:3] else "W"} for name in (*INPUTS, *OUTPUTS)}
    axes.update({name: {0: "B", 1: "W", 2: "W"} for name in PAIRS})
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "float.onnx"
        torch.onnx.export(
            network,
            tuple(torch.from_numpy(array) for array in arrays.values()),
            str(plain),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
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
