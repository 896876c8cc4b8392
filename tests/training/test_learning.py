"""Needs the extra ``train``; skipped with a message where it is not installed."""

import pytest

torch = pytest.importorskip("torch", reason="install foreigndesk[train] to test the training code")
for needed in ("onnx", "onnxruntime", "safetensors", "tokenizers"):
    pytest.importorskip(needed, reason="install foreigndesk[train] to test the training code")

from training.batches import Batch, Example, collate  # noqa: E402
from training.corpus import Argument  # noqa: E402
from training.losses import losses, role_targets, total  # noqa: E402
from training.network import OUTPUTS, Network  # noqa: E402
from training.scores import name_spans  # noqa: E402
from training.wordpieces import INPUTS, Pieces  # noqa: E402

LABELS = {
    "upos": ["NOUN", "VERB"],
    "xpos": ["NN", "VBD"],
    "rel": ["nsubj", "root"],
    "feats": ["_"],
    "lemma": ["K|0|"],
    "ner": ["O", "B-PER", "I-PER"],
    "srl": ["none", "ARG0", "ARG1"],
}


def example(arguments: tuple[Argument, ...]) -> Example:
    pieces = Pieces([101, 2000, 2001, 2002, 102], [7, 1, 0, 0, 7], [0, 1, 2], [0, 1, 3])
    tags = {"head": [-100, 2, 0], "rel": [-100, 0, 1], "upos": [-100, 0, 1]}
    return Example(["Police", "fired"], pieces, tags, [[0, 1], [0]], {1: True}, {1: arguments}, {1: 2.5})


def batch(*arguments: Argument) -> Batch:
    return collate([example(arguments)], len(LABELS["ner"]))


def test_a_step_down_the_gradient_lowers_the_loss() -> None:
    torch.manual_seed(0)
    network = Network(LABELS, layers=1).eval()
    one = batch(Argument(0, 1, ("ARG0",)))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01)
    before = total(losses(network, one))
    before.backward()
    optimizer.step()
    assert total(losses(network, one)).item() < before.item()


def test_unannotated_layers_cost_nothing() -> None:
    found = losses(Network(LABELS, layers=1).eval(), batch(Argument(0, 1, ("ARG0",))))
    assert {"arc", "rel", "upos", "ner", "pred", "srl", "fact"} == set(found)


def test_a_span_takes_the_word_and_label_that_score_best() -> None:
    scores = torch.zeros(1, 3, 3)
    scores[0, 2, 2] = 1.0
    targets = role_targets(scores, batch(Argument(0, 2, ("ARG0", "ARG1"))), LABELS["srl"])
    assert targets.tolist() == [[-100, 0, 2]]


def test_a_span_where_none_is_allowed_is_not_judged() -> None:
    targets = role_targets(torch.zeros(1, 3, 3), batch(Argument(0, 1, ("ARG0", "none"))), LABELS["srl"])
    assert targets.tolist() == [[-100, -100, 0]]


def test_the_exported_outputs_have_the_promised_shapes() -> None:
    one = batch()
    with torch.no_grad():
        outputs = dict(zip(OUTPUTS, Network(LABELS, layers=1).eval()(*(one.arrays[n] for n in INPUTS)), strict=True))
    assert {name: tuple(value.shape) for name, value in outputs.items() if name in ("arcs", "ner", "srl", "fact")} == {
        "arcs": (1, 3, 3),
        "ner": (1, 3, 3),
        "srl": (1, 3, 3),
        "fact": (1, 3),
    }
    assert (outputs["srl_score"] >= 0).all()


def test_neighbouring_names_are_kept_apart() -> None:
    assert name_spans(["B-PER", "I-PER", "B-PER", "O", "B-ORG"]) == {
        (0, 2, "PER"),
        (2, 3, "PER"),
        (4, 5, "ORG"),
    }
