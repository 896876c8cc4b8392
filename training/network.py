"""The multi-task network: a small BERT encoder, word vectors, and one light head a task.

``forward`` is what is exported; training calls the heads one by one with gold heads and gold predicates.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from foreigndesk.learning.encoder import FAR, WIDTH, TextEncoder, pick
from training.labels import Labels

ARC, ROLE, FACT = 256, 160, 128
OUTPUTS = ("arcs", "rel", "upos", "xpos", "lemma", "feats", "ner", "pred", "srl", "srl_score", "fact")


class Network(TextEncoder):
    """Encoder and heads for the inventories in ``labels``."""

    def __init__(self, labels: Labels, layers: int) -> None:
        super().__init__(layers)
        self.labels = labels
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
        mixed = self.rel_dependent(words) + pick(self.rel_head(words), heads)
        mixed = mixed + self.rel_dependent_gate(words) * pick(self.rel_head_gate(words), heads)
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

