"""Network weights in and out: our own checkpoints, the pilot's (other names), MiniLM's first layers."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from foreigndesk.learning import minilm
from training.labels import Labels
from training.network import Network

PILOT = {
    "we": "word_embedding",
    "pe": "position_embedding",
    "ce": "shape_embedding",
    "ln": "embedding_norm",
    "tag.upos": "taggers.upos",
    "tag.xpos": "taggers.xpos",
    "tag.lemma": "taggers.lemma",
    "tag.feats": "taggers.feats",
    "tag.ner": "name",
    "nerh": "name_hidden",
    "ad": "arc_dependent",
    "ah": "arc_head",
    "U": "arc_weight",
    "hb": "arc_bias",
    "rd": "rel_dependent",
    "rh": "rel_head",
    "rd2": "rel_dependent_gate",
    "rh2": "rel_head_gate",
    "ro": "rel",
    "sp": "role_predicate",
    "sa": "role_argument",
    "sw": "role_weight",
    "sl": "role_by_predicate",
    "sr": "role_by_argument",
    "spred": "predicate",
}
PILOT_LAYER = {"o": "output", "n1": "attention_norm", "f1": "expand", "f2": "contract", "n2": "output_norm"}


def save(network: Network, path: Path) -> None:
    """Half-precision weights and inventories."""
    weights = {name: value.half() for name, value in network.state_dict().items()}
    torch.save({"weights": weights, "labels": network.labels, "layers": len(network.layers)}, path)


def load(path: Path) -> Network:
    """A network from our checkpoint, or from the pilot's; heads the pilot lacks start fresh."""
    stored = torch.load(path, weights_only=True)
    if "weights" in stored:
        network = Network(stored["labels"], stored["layers"])
        network.load_state_dict({name: value.float() for name, value in stored["weights"].items()})
        return network
    network = Network(stored["lab"], stored["layers"])
    weights = _from_pilot(stored["sd"], stored["layers"])
    missing, unexpected = network.load_state_dict(weights, strict=False)
    if unexpected or any(not name.startswith("fact") for name in missing):
        raise ValueError(f"{path}: not the pilot's layout; missing {missing}, unexpected {unexpected}")
    return network


def from_minilm(labels: Labels, layers: int) -> Network:
    """A fresh network whose embeddings and first ``layers`` are MiniLM's."""
    network = Network(labels, layers)
    minilm.start(network)
    return network


def _from_pilot(stored: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    stored = {name: value.float() for name, value in stored.items()}
    weights: dict[str, Tensor] = {}
    for name, value in stored.items():
        stem, _, part = name.rpartition(".") if "." in name else (name, "", "")
        if stem in PILOT:
            weights[f"{PILOT[stem]}.{part}".rstrip(".")] = value
        elif stem.split(".")[-1] in PILOT_LAYER:
            weights[f"layers.{stem.split('.')[1]}.{PILOT_LAYER[stem.split('.')[-1]]}.{part}"] = value
    for i in range(layers):
        for part in ("weight", "bias"):
            weights[f"layers.{i}.qkv.{part}"] = torch.cat([stored[f"layers.{i}.{x}.{part}"] for x in "qkv"])
    return weights
