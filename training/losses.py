"""One loss a task, each blind where nothing is annotated, and their weighted sum."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.batches import IGNORE, Batch
from training.network import Network

WEIGHTS = {
    "arc": 1.0,
    "rel": 1.0,
    "upos": 0.5,
    "xpos": 0.5,
    "lemma": 0.5,
    "feats": 0.3,
    "ner": 1.0,
    "pred": 0.5,
    "srl": 4.0,
    "fact": 0.3,
}
WORD_DROPOUT = 0.15


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Losses by task, unweighted; a task without any target in the batch is absent."""
    a = batch.arrays
    words = network.words(a["ids"], a["mask"], a["case"], a["ws"], a["we"])
    words = F.dropout(words, WORD_DROPOUT, network.training)
    result: dict[str, Tensor] = {}
    if (batch.tags["head"] != IGNORE).any():
        heads = batch.tags["head"].clamp(min=0)
        result["arc"] = _entropy(network.arcs(words, a["wmask"]), batch.tags["head"])
        result["rel"] = _entropy(network.relations(words, heads), batch.tags["rel"])
        for key, tagger in network.taggers.items():
            if (batch.tags[key] != IGNORE).any():
                result[key] = _entropy(tagger(words), batch.tags[key])
    if not batch.names_allowed.all():
        result["ner"] = _among_allowed(network.name_scores(words).float(), batch.names_allowed)
    if (batch.predicates != IGNORE).any():
        result["pred"] = _entropy(network.predicate(words), batch.predicates)
    if len(batch.rows):
        scores = network.role_rows(words, batch.rows).float()
        targets = role_targets(scores.detach(), batch, network.labels["srl"])
        result["srl"] = F.cross_entropy(scores, targets, ignore_index=IGNORE)
    known = ~batch.facts.isnan()
    if known.any():
        result["fact"] = F.smooth_l1_loss(network.facts(words).float()[known], batch.facts[known])
    return result


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[key] * part for key, part in parts.items()]).sum()


def role_targets(scores: Tensor, batch: Batch, labels: list[str]) -> Tensor:
    """Targets (R, W) for role ``scores`` (R, labels, W).

    PropBank gives head and label. QANom gives a span and a few labels: the word and label among them that the
    network now scores best becomes the target (hard expectation–maximisation); PropBank has taught it what a
    head is. A label outside the inventory counts as none; where none is allowed, the span is not judged.
    """
    index = {label: i for i, label in enumerate(labels)}
    targets = torch.full((scores.shape[0], scores.shape[2]), IGNORE)
    for row, (length, arguments) in enumerate(zip(batch.row_lengths, batch.arguments, strict=True)):
        targets[row, 1 : length + 1] = 0
        for argument in arguments:
            span = slice(argument.start + 1, argument.end + 1)
            if "none" in argument.labels:
                targets[row, span] = IGNORE
                continue
            allowed = [index[label] for label in argument.labels if label in index]
            if len(allowed) == 1 and argument.end - argument.start == 1:
                targets[row, argument.start + 1] = allowed[0]
            elif allowed:
                best = int(scores[row, allowed, span].argmax())
                label, word = divmod(best, argument.end - argument.start)
                targets[row, argument.start + 1 + word] = allowed[label]
    return targets


def _entropy(scores: Tensor, targets: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), ignore_index=IGNORE)


def _among_allowed(scores: Tensor, allowed: Tensor) -> Tensor:
    """−log of the probability of the allowed labels, averaged over the words that are judged at all."""
    judged = ~allowed.all(-1)
    scores, allowed = scores[judged], allowed[judged]
    inside = scores.masked_fill(~allowed, float("-inf")).logsumexp(-1)
    return (scores.logsumexp(-1) - inside).mean()
