"""The training loop: AdamW, one rate for the encoder, one for the heads, decayed by epochs or the clock."""

from __future__ import annotations

import logging
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from foreigndesk.learning.optimizer import optimizer_of
from training import checkpoint
from training.batches import Example, ExampleMaker, collate, epoch, recased
from training.losses import losses, total
from training.network import Network

log = logging.getLogger(__name__)
LOG_EVERY = 200


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast. The rate falls linearly to zero at ``epochs`` or ``minutes``, the nearer one."""

    epochs: int
    minutes: float
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warmup: float = 0.08
    pieces: int = 1024
    seed: int = 1


def train(
    network: Network,
    parts: dict[str, list[Example]],
    share: dict[str, float],
    maker: ExampleMaker,
    schedule: Schedule,
    saved: Path,
    after_epoch: Callable[[], None],
) -> None:
    """Trains in place, writes ``saved`` after every epoch; the word embeddings stay frozen."""
    torch.manual_seed(schedule.seed)
    rng = random.Random(schedule.seed)
    optimizer = optimizer_of(network, schedule.encoder_rate, schedule.head_rate)
    steps = schedule.epochs * len(epoch(parts, share, schedule.pieces, rng))
    start, step = time.monotonic(), 0
    for number in range(schedule.epochs):
        sums: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        network.train()
        for examples in epoch(parts, share, schedule.pieces, rng):
            done = max(step / steps, (time.monotonic() - start) / 60 / schedule.minutes)
            if done >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * min(1.0, (done + 1e-4) / schedule.warmup) * (1 - done)
            batch = collate(list(recased(examples, maker, rng)), len(network.labels["ner"]))
            with torch.autocast("cpu", torch.bfloat16):
                found = losses(network, batch)
            optimizer.zero_grad()
            torch.autograd.backward(total(found))
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            sums.update({key: float(value.detach()) for key, value in found.items()})
            seen.update(found.keys())
            if step % LOG_EVERY == 0:
                log.info("step %d of %d, %.0f s", step, steps, time.monotonic() - start)
        means = {key: round(sums[key] / seen[key], 4) for key in sums}
        log.info("epoch %d, %.0f s: %s", number + 1, time.monotonic() - start, means)
        checkpoint.save(network, saved)
        network.eval()
        after_epoch()
        if time.monotonic() - start >= 60 * schedule.minutes:
            break
