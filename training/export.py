"""A trained network → one int8 ONNX file that onnxruntime runs with numpy alone."""

from __future__ import annotations

from pathlib import Path

from foreigndesk.learning.export import export as export_network
from training.network import OUTPUTS, Network
from training.wordpieces import Encoder, stack

PAIRS = ("arcs", "srl", "srl_score")
EXAMPLE = (("A", "b", "."), ("C", "."))


def export(network: Network, encoder: Encoder, path: Path) -> None:
    """Writes ``path``."""
    export_network(network, stack([encoder(words) for words in EXAMPLE]), OUTPUTS, PAIRS, path)
