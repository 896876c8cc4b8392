"""The reader's network: for every word, which act it tells, under which CAMEO code, with which status, and for every
pair of words, whether the second heads the first's actor or recipient."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from foreigndesk.learning.encoder import WIDTH, TextEncoder
from foreigndesk.reader.labels import SIDES, ReaderLabels

OUTPUTS = ("acts", "codes", "statuses", "sides")
_SIDE = 192


class ReaderNetwork(TextEncoder):
    """Encoder and heads for the inventories in ``labels``."""

    def __init__(self, labels: ReaderLabels, layers: int) -> None:
        super().__init__(layers)
        self.labels = labels
        self.act_hidden, self.act = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, len(labels.acts))
        self.code_hidden, self.code = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, len(labels.codes))
        self.status = nn.Linear(WIDTH, len(labels.statuses))
        self.side_act, self.side_word = nn.Linear(WIDTH, _SIDE), nn.Linear(WIDTH, _SIDE)
        self.side_weight = nn.Parameter(torch.randn(len(SIDES), _SIDE) * 0.1)
        self.side_by_act, self.side_by_word = nn.Linear(_SIDE, len(SIDES)), nn.Linear(_SIDE, len(SIDES))

    def act_scores(self, words: Tensor) -> Tensor:
        """Scores (…, acts) of word vectors (…, 384)."""
        return self._through(self.act_hidden, self.act, words)

    def code_scores(self, words: Tensor) -> Tensor:
        """Scores (…, codes) of word vectors (…, 384)."""
        return self._through(self.code_hidden, self.code, words)

    def status_scores(self, words: Tensor) -> Tensor:
        """Scores (…, statuses) of word vectors (…, 384)."""
        scores: Tensor = self.status(words)
        return scores

    def side_scores(self, words: Tensor, rows: Tensor) -> Tensor:
        """Scores (R, W, sides) of all words as a side of the acts at ``rows`` (R, 2): sentence, word."""
        act = self._side(self.side_act, words[rows[:, 0], rows[:, 1]])
        word = self._side(self.side_word, words)
        scores = torch.einsum("rd,kd,rwd->rwk", act, self.side_weight, word[rows[:, 0]])
        result: Tensor = scores + self.side_by_act(act)[:, None] + self.side_by_word(word)[rows[:, 0]]
        return result

    def forward(
        self, ids: Tensor, mask: Tensor, case: Tensor, ws: Tensor, we: Tensor, wmask: Tensor
    ) -> tuple[Tensor, ...]:
        """The outputs named by ``OUTPUTS``; sides are (B, act, word, side)."""
        words = self.words(ids, mask, case, ws, we)
        act, word = self._side(self.side_act, words), self._side(self.side_word, words)
        weighted = act.unsqueeze(2) * self.side_weight  # (B, act, side, d)
        batch, length, sides, width = weighted.shape
        scores = torch.matmul(weighted.reshape(batch, length * sides, width), word.transpose(1, 2))
        scores = scores.reshape(batch, length, sides, length).transpose(2, 3)
        scores = scores + self.side_by_act(act).unsqueeze(2) + self.side_by_word(word).unsqueeze(1)
        return self.act_scores(words), self.code_scores(words), self.status_scores(words), scores

    def _through(self, hidden: nn.Linear, last: nn.Linear, words: Tensor) -> Tensor:
        scores: Tensor = last(F.dropout(F.gelu(hidden(words)), 0.1, self.training))
        return scores

    def _side(self, side: nn.Linear, words: Tensor) -> Tensor:
        return F.dropout(F.gelu(side(words)), 0.1, self.training)
