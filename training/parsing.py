"""Runs a network or an ONNX file over sentences and decodes its outputs, to score or to fill in names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch

from foreigndesk.language.entities import EntityDecoder
from foreigndesk.language.tree import best_tree
from training.labels import Labels, apply_lemma_rule
from training.network import OUTPUTS, Network
from training.wordpieces import Arrays, Encoder, Pieces, stack

Outputs = dict[str, npt.NDArray[Any]]
Runner = Callable[[Arrays], Outputs]
BATCH = 512


@dataclass(frozen=True, slots=True)
class Parse:
    """What the network says of one sentence; words count from 0, heads from 1."""

    heads: list[int]
    relations: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    names: list[str]
    predicates: list[int]
    roles: list[tuple[int, int, str]]
    facts: list[float]


def onnx_runner(path: Path, threads: int = 1) -> Runner:
    """A session as the product opens it. The fused skip-norm kernel is slower than its parts on x86."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    session = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
    names = [output.name for output in session.get_outputs()]
    return lambda arrays: dict(zip(names, session.run(None, arrays), strict=True))


def torch_runner(network: Network) -> Runner:
    """The network itself, as it stands."""

    def run(arrays: Arrays) -> Outputs:
        with torch.no_grad():
            values = network(*(torch.from_numpy(array) for array in arrays.values()))
        return {name: value.numpy() for name, value in zip(OUTPUTS, values, strict=True)}

    return run


class Parser:
    """Sentences of given words → parses.

    ``batch`` bounds the padded pieces of a batch. The int8 model scales its activations over the whole batch, so
    only sentences run alone (``batch`` 1) come out as in the product.
    """

    def __init__(self, runner: Runner, labels: Labels, encoder: Encoder, batch: int = BATCH) -> None:
        self._batch = batch
        self._runner, self._labels, self._encoder = runner, labels, encoder
        self._names = EntityDecoder(labels["ner"])

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """Parses in the order given; batches are cut by length."""
        pieces = [self._encoder(words) for words in sentences]
        parses: dict[int, Parse] = {}
        for batch in _batches(pieces, self._batch):
            outputs = self._runner(stack([pieces[i] for i in batch]))
            for row, i in enumerate(batch):
                parses[i] = self._decode(sentences[i], {name: value[row] for name, value in outputs.items()})
        return [parses[i] for i in range(len(sentences))]

    def _decode(self, words: Sequence[str], out: Outputs) -> Parse:
        span, labels = slice(1, len(words) + 1), self._labels
        heads = best_tree(out["arcs"][: len(words) + 1, : len(words) + 1])[1:]
        tags = {key: [labels[key][i] for i in out[key][span]] for key in ("rel", "upos", "xpos", "feats", "lemma")}
        relations = [
            "root" if head == 0 else "dep" if rel == "root" else rel
            for head, rel in zip(heads, tags["rel"], strict=True)
        ]
        predicates = np.nonzero(out["pred"][span])[0].tolist()
        roles = [
            (p, a, labels["srl"][out["srl"][p + 1, a + 1]])
            for p in predicates
            for a in np.nonzero(out["srl"][p + 1, span])[0].tolist()
        ]
        return Parse(
            heads,
            relations,
            tags["upos"],
            tags["xpos"],
            tags["feats"],
            [apply_lemma_rule(w, rule) for w, rule in zip(words, tags["lemma"], strict=True)],
            self._names.decode(out["ner"][span]),
            predicates,
            roles,
            out["fact"][span].tolist() if "fact" in out else [],
        )


def _batches(pieces: Sequence[Pieces], limit: int) -> list[list[int]]:
    batches: list[list[int]] = [[]]
    for i in sorted(range(len(pieces)), key=lambda i: len(pieces[i].ids)):
        if batches[-1] and len(pieces[i].ids) * (len(batches[-1]) + 1) > limit:
            batches.append([])
        batches[-1].append(i)
    return batches
