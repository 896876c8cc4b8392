"""The training loop: AdamW, one rate for the encoder, one for the heads, warmed up and decayed to zero."""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from foreigndesk.learning.batches import Taught, batches, flat, stack
from foreigndesk.learning.items import NOT_TAUGHT
from foreigndesk.learning.network import ReaderNetwork
from foreigndesk.learning.optimizer import optimizer_of

log = logging.getLogger(__name__)
_WEIGHTS = {"acts": 4.0, "codes": 0.5, "statuses": 0.3, "sides": 6.0, "teacher": 1.0}
_INPUTS = ("ids", "mask", "case", "ws", "we")


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast."""

    epochs: int = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.1
    pieces: int = 1024
    seed: int = 1


def train(
    network: ReaderNetwork,
    taught: Sequence[Taught],
    schedule: Schedule,
    teacher: ReaderNetwork | None = None,
    told: Callable[[str], None] = log.info,
) -> None:
    """Trains in place; the word embeddings stay as they are.

    Args:
        network: What is trained.
        taught: What it learns from.
        schedule: How long and how fast.
        teacher: A larger network whose probabilities it learns beside the labels.
        told: Hears of every epoch.
    """
    torch.manual_seed(schedule.seed)
    rng = random.Random(schedule.seed)
    optimizer = optimizer_of(network, schedule.encoder_rate, schedule.head_rate)
    steps, step = schedule.epochs * len(batches(taught, schedule.pieces, rng)), 0
    network.train()
    for epoch in range(schedule.epochs):
        sums: Counter[str] = Counter()
        now = batches(taught, schedule.pieces, rng)
        for batch in now:
            done = min(1.0, step / steps)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * min(1.0, (done + 1 / steps) / schedule.warmup) * (1 - done)
            with torch.autocast("cpu", torch.bfloat16):
                found = losses(network, batch, teacher)
            if not found:
                continue
            optimizer.zero_grad()
            torch.autograd.backward(sum((_WEIGHTS[name] * loss for name, loss in found.items()), torch.zeros(())))
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            sums.update({name: float(loss.detach()) / len(now) for name, loss in found.items()})
        told(f"epoch {epoch + 1} of {schedule.epochs}: " + ", ".join(f"{k} {v:.3f}" for k, v in sums.items()))
    network.eval()


def losses(network: ReaderNetwork, batch: Sequence[Taught], teacher: ReaderNetwork | None = None) -> dict[str, Tensor]:
    """One loss a head, for what the batch teaches, and one for what the teacher says."""
    arrays = stack(batch)
    words = network.words(*(arrays[name] for name in _INPUTS))
    taught = list(flat(batch))
    found: dict[str, Tensor] = {}
    if taught:
        sentences, at = [one[0] for one in taught], [one[1] for one in taught]
        scores = network.act_scores(words[sentences, at]).float().log_softmax(-1)
        found["acts"] = -(scores * torch.tensor([one[2] for one in taught])).sum(-1).mean()
    told = [(number, *act) for number, one in enumerate(batch) for act in one.told]
    rows = torch.tensor([(number, word) for number, word, *_ in told]).reshape(-1, 2)
    if told:
        vectors = words[rows[:, 0], rows[:, 1]]
        found |= _codes(network.code_scores(vectors), [codes for _, _, codes, _, _ in told])
        found |= _entropy("statuses", network.status_scores(vectors), torch.tensor([one[3] for one in told]))
        width = words.shape[1]
        sides = torch.tensor([side + [NOT_TAUGHT] * (width - len(side)) for *_, side in told])
        found |= _entropy("sides", network.side_scores(words, rows).flatten(0, 1), sides.flatten())
    if teacher is not None:
        found["teacher"] = _distance(network, teacher, words, batch, rows)
    return found


def _distance(
    network: ReaderNetwork, teacher: ReaderNetwork, words: Tensor, batch: Sequence[Taught], rows: Tensor
) -> Tensor:
    """How far a network's probabilities are from its teacher's: for acts at all candidates, else at labelled acts."""
    arrays = stack(batch)
    with torch.no_grad():
        seen = teacher.words(*(arrays[name] for name in _INPUTS))
    at = [(number, word) for number, one in enumerate(batch) for word in one.candidates]
    sentences, columns = [one[0] for one in at], [one[1] for one in at]
    total = _WEIGHTS["acts"] * _divergence(
        network.act_scores(words[sentences, columns]), teacher.act_scores(seen[sentences, columns])
    )
    if len(rows):
        own, other = words[rows[:, 0], rows[:, 1]], seen[rows[:, 0], rows[:, 1]]
        total = total + _WEIGHTS["codes"] * _divergence(network.code_scores(own), teacher.code_scores(other))
        inside = arrays["wmask"][rows[:, 0]].bool()
        sides = network.side_scores(words, rows)[inside], teacher.side_scores(seen, rows)[inside]
        total = total + _WEIGHTS["sides"] * _divergence(*sides)
    return total


def _divergence(scores: Tensor, wanted: Tensor) -> Tensor:
    """Kullback-Leibler divergence of the probabilities, averaged over rows."""
    target = wanted.detach().float().log_softmax(-1)
    return F.kl_div(scores.float().log_softmax(-1), target, reduction="batchmean", log_target=True)


def _codes(scores: Tensor, allowed: list[list[int]]) -> dict[str, Tensor]:
    """−log of the probability of the allowed codes, where there are any."""
    rows = [-scores[i].float().log_softmax(-1)[codes].logsumexp(0) for i, codes in enumerate(allowed) if codes]
    return {"codes": torch.stack(rows).mean()} if rows else {}


def _entropy(name: str, scores: Tensor, targets: Tensor) -> dict[str, Tensor]:
    if bool((targets == NOT_TAUGHT).all()):
        return {}
    return {name: F.cross_entropy(scores.float(), targets, ignore_index=NOT_TAUGHT)}
