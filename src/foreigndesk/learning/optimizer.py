"""The optimizer of our networks: AdamW, one rate for the encoder, one for the heads; word embeddings stay fixed."""

from __future__ import annotations

import torch

from foreigndesk.learning.encoder import ENCODER_PARTS, TextEncoder


def optimizer_of(network: TextEncoder, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """An optimizer whose groups hold their highest rate under ``peak``; freezes the word embeddings."""
    network.word_embedding.weight.requires_grad_(False)
    groups: dict[bool, list[torch.nn.Parameter]] = {True: [], False: []}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups[name.split(".")[0] in ENCODER_PARTS].append(parameter)
    return torch.optim.AdamW(
        [{"params": groups[True], "peak": encoder_rate}, {"params": groups[False], "peak": head_rate}],
        lr=head_rate,
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
