"""The encoder that every network of ours starts with: a small BERT whose words are known by their pieces and case."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

WIDTH, HEADS, INNER = 384, 12, 1536
VOCABULARY, POSITIONS, SHAPES = 30522, 512, 8
FAR = -10000.0
ENCODER_PARTS = ("word_embedding", "position_embedding", "shape_embedding", "embedding_norm", "layers")
"""First names of the encoder's weights; all others belong to heads."""


class Layer(nn.Module):
    """A post-norm transformer layer whose query, key and value share one matrix."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.expand = nn.Linear(WIDTH, INNER)
        self.contract = nn.Linear(INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.scale: float | None = 1 / math.sqrt(WIDTH // HEADS)

    def fold_scale(self) -> None:
        """Moves the scaling of the scores into the query weights: one operation less at run time."""
        if self.scale is not None:
            self.qkv.weight.data[:WIDTH] *= self.scale
            self.qkv.bias.data[:WIDTH] *= self.scale
            self.scale = None

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in self.qkv(x).split(WIDTH, -1)
        )
        scores = torch.matmul(q, k.transpose(2, 3))
        if self.scale is not None:
            scores = scores * self.scale
        mixed = torch.matmul(torch.softmax(scores + mask, -1), v).transpose(1, 2)
        mixed = mixed.reshape(batch, length, WIDTH)
        x = self.attention_norm(x + F.dropout(self.output(mixed), 0.1, self.training))
        x = x + F.dropout(self.contract(F.gelu(self.expand(x))), 0.1, self.training)
        normed: Tensor = self.output_norm(x)
        return normed


class TextEncoder(nn.Module):
    """Embeddings and layers; networks inherit from it and add their heads."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.word_embedding = nn.Embedding(VOCABULARY, WIDTH)
        self.position_embedding = nn.Embedding(POSITIONS, WIDTH)
        self.shape_embedding = nn.Embedding(SHAPES, WIDTH)
        self.embedding_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])

    def words(self, ids: Tensor, mask: Tensor, case: Tensor, ws: Tensor, we: Tensor) -> Tensor:
        """Word vectors (B, W, 384): the mean of a word's first and last piece; word 0 is the root."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.word_embedding(ids) + self.position_embedding(positions) + self.shape_embedding(case)
        x = F.dropout(self.embedding_norm(x), 0.1, self.training)
        hidden = ((1 - mask.float()) * FAR)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden)
        return (pick(x, ws) + pick(x, we)) * 0.5


def pick(vectors: Tensor, index: Tensor) -> Tensor:
    """Rows ``index`` (B, W) of ``vectors`` (B, T, d). A flat index exports to a Gather that copies rows."""
    batch, length, width = vectors.shape
    offsets = torch.arange(batch, device=index.device).unsqueeze(-1) * length
    return vectors.reshape(batch * length, width)[index + offsets]
