"""The multi-task network: a small BERT encoder, word vectors, and one light head a task.

``forward`` is what is exported; training calls the heads one by one with gold heads and gold predicates.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.labels import Labels
from training.wordpieces import SHAPES

WIDTH, HEADS, INNER = 384, 12, 1536
VOCABULARY, POSITIONS = 30522, 512
ARC, ROLE, FACT = 256, 160, 128
OUTPUTS = ("arcs", "rel", "upos", "xpos", "lemma", "feats", "ner", "pred", "srl", "srl_score", "fact")
FAR = -10000.0


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


class Network(nn.Module):
    """Encoder and heads for the inventories in ``labels``."""

    def __init__(self, labels: Labels, layers: int) -> None:
        super().__init__()
        self.labels = labels
        self.word_embedding = nn.Embedding(VOCABULARY, WIDTH)
        self.position_embedding = nn.Embedding(POSITIONS, WIDTH)
        self.shape_embedding = nn.Embedding(SHAPES, WIDTH)
        self.embedding_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])
        self.taggers = nn.ModuleDict({k: nn.Linear(WIDTH, len(labels[k])) for k in ("upos", "xpos", "lemma", "feats")})
        self.name_hidden, self.name = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, len(labels["ner"]))
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc_weight, self.arc_bias = nn.Parameter(torch.empty(ARC, ARC)), nn.Linear(ARC, 1)
        self.rel_dependent, self.rel_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_dependent_gate, self.rel_head_gate = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel = nn.Linear(ARC, len(labels["rel"]))
        roles = len(labels["srl"])
        self.predicate = nn.Linear(WIDTH, 2)
        self.role_predicate, self.role_argument = nn.Linear(WIDTH, ROLE), nn.Linear(WIDTH, ROLE)
        self.role_weight = nn.Parameter(torch.randn(roles, ROLE) * 0.1)
        self.role_by_predicate, self.role_by_argument = nn.Linear(ROLE, roles), nn.Linear(ROLE, roles)
        self.fact_hidden, self.fact = nn.Linear(WIDTH, FACT), nn.Linear(FACT, 1)
        nn.init.orthogonal_(self.arc_weight)

    def words(self, ids: Tensor, mask: Tensor, case: Tensor, ws: Tensor, we: Tensor) -> Tensor:
        """Word vectors (B, W, 384): the mean of a word's first and last piece; word 0 is the root."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.word_embedding(ids) + self.position_embedding(positions) + self.shape_embedding(case)
        x = F.dropout(self.embedding_norm(x), 0.1, self.training)
        hidden = ((1 - mask.float()) * FAR)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden)
        return (_pick(x, ws) + _pick(x, we)) * 0.5

    def arcs(self, words: Tensor, wmask: Tensor) -> Tensor:
        """Scores (B, dependent, head), impossible heads far below."""
        dependent = F.dropout(F.gelu(self.arc_dependent(words)), 0.2, self.training)
        head = F.dropout(F.gelu(self.arc_head(words)), 0.2, self.training)
        scores = torch.matmul(torch.matmul(dependent, self.arc_weight), head.transpose(1, 2))
        scores = scores + self.arc_bias(head).transpose(1, 2)
        itself = torch.eye(words.shape[1], device=words.device)
        masked: Tensor = scores.float() + ((1 - wmask.float()) * FAR)[:, None, :] + FAR * itself
        return masked

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Label scores (B, W, relations) of each word's arc to ``heads``."""
        mixed = self.rel_dependent(words) + _pick(self.rel_head(words), heads)
        mixed = mixed + self.rel_dependent_gate(words) * _pick(self.rel_head_gate(words), heads)
        scores: Tensor = self.rel(F.dropout(F.gelu(mixed), 0.2, self.training))
        return scores

    def name_scores(self, words: Tensor) -> Tensor:
        """Label scores (B, W, BIO)."""
        scores: Tensor = self.name(F.gelu(self.name_hidden(words)))
        return scores

    def facts(self, words: Tensor) -> Tensor:
        """Factuality (B, W) between −3, certainly did not happen, and 3, certainly did."""
        values: Tensor = self.fact(F.gelu(self.fact_hidden(words)))
        return values.squeeze(-1)

    def role_rows(self, words: Tensor, rows: Tensor) -> Tensor:
        """Role scores (R, labels, W) of the predicates at ``rows`` (R, 2): sentence, word."""
        predicate = self._role_side(self.role_predicate, words)[rows[:, 0], rows[:, 1]]
        argument = self._role_side(self.role_argument, words)
        scores = torch.matmul(predicate.unsqueeze(1) * self.role_weight, argument[rows[:, 0]].transpose(1, 2))
        by_argument = self.role_by_argument(argument).transpose(1, 2)[rows[:, 0]]
        by_predicate: Tensor = self.role_by_predicate(predicate)
        result: Tensor = scores + by_predicate.unsqueeze(-1) + by_argument
        return result

    def role_grid(self, words: Tensor) -> Tensor:
        """Role scores (B, predicate, labels, argument) of all pairs."""
        predicate = self._role_side(self.role_predicate, words)
        argument = self._role_side(self.role_argument, words)
        weighted = predicate.unsqueeze(2) * self.role_weight
        batch, length, roles, width = weighted.shape
        scores = torch.matmul(weighted.reshape(batch, length * roles, width), argument.transpose(1, 2))
        by_argument = self.role_by_argument(argument).transpose(1, 2).unsqueeze(1)
        by_predicate: Tensor = self.role_by_predicate(predicate)
        scores = scores.reshape(batch, length, roles, length)
        result: Tensor = scores + by_predicate.unsqueeze(-1) + by_argument
        return result

    def _role_side(self, side: nn.Module, words: Tensor) -> Tensor:
        return F.dropout(F.gelu(side(words)), 0.15, self.training)

    def forward(
        self, ids: Tensor, mask: Tensor, case: Tensor, ws: Tensor, we: Tensor, wmask: Tensor
    ) -> tuple[Tensor, ...]:
        """The outputs named by ``OUTPUTS``."""
        words = self.words(ids, mask, case, ws, we)
        arcs = self.arcs(words, wmask)
        relations = self.relations(words, arcs.argmax(-1)).argmax(-1)
        tags = [self.taggers[key](words).argmax(-1) for key in ("upos", "xpos", "lemma", "feats")]
        roles = self.role_grid(words)
        score = roles.amax(2) - roles[:, :, 0]
        return (
            arcs,
            relations,
            *tags,
            self.name_scores(words),
            self.predicate(words).argmax(-1),
            roles.argmax(2),
            score,
            self.facts(words),
        )


def _pick(vectors: Tensor, index: Tensor) -> Tensor:
    """Rows ``index`` (B, W) of ``vectors`` (B, T, d). A flat index exports to a Gather that copies rows."""
    batch, length, width = vectors.shape
    offsets = torch.arange(batch, device=index.device).unsqueeze(-1) * length
    return vectors.reshape(batch * length, width)[index + offsets]
