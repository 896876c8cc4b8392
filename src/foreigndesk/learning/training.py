"""One command's work: a codebook's examples, and the user's own, become the files of a reader."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.labelled import LabelledSentence
from foreigndesk.language import LanguageEngine
from foreigndesk.learning import minilm
from foreigndesk.learning.batches import Taught, teach
from foreigndesk.learning.card import card
from foreigndesk.learning.export import export
from foreigndesk.learning.items import Item, items_of
from foreigndesk.learning.loop import Schedule, train
from foreigndesk.learning.network import OUTPUTS, ReaderNetwork
from foreigndesk.learning.scores import score
from foreigndesk.reader import Reader
from foreigndesk.reader.labels import ReaderLabels, collect

_MOST_LAYERS = 6


@dataclass(frozen=True, slots=True)
class Trial:
    """What to train on and how.

    Attributes:
        codebook: Its examples are taught.
        more: The user's own examples.
        hold_out: Whether a tenth of the labelled sentences is kept back, and scored.
        schedule: How long and how fast; a teacher and its pupil have the same.
        layers: Layers of the reader, 1 to 6. With fewer than six, a network of six is trained first, and the reader
            starts from every so many of its layers and learns from it beside the labels.
        threads: Threads of torch.
    """

    codebook: Codebook
    more: Iterable[LabelledSentence] = ()
    hold_out: bool = False
    schedule: Schedule = field(default_factory=Schedule)
    layers: int = 6
    threads: int = 1


def train_reader(trial: Trial, out: Path, told: Callable[[str], None]) -> None:
    """Write ``model.onnx``, ``labels.json`` and ``MODEL_CARD.md`` to a folder.

    Args:
        trial: What to train on and how.
        out: The folder; made if it is missing. Files in it are replaced when all is done.
        told: Hears how it goes.

    Raises:
        MissingExtraError: If MiniLM is not installed.
    """
    torch.set_num_threads(trial.threads)
    torch.manual_seed(trial.schedule.seed)
    engine = LanguageEngine()
    items = items_of(trial.codebook, trial.more, engine)
    kept_back = [item for item in items if trial.hold_out and item.held_out]
    taught = [item for item in items if not (trial.hold_out and item.held_out)]
    labels = _labels(items)
    told(f"{len(taught)} sentences, {len(labels.acts) - 1} acts, {len(labels.codes)} CAMEO codes")
    network = trained(trial, labels, [teach(item, labels, engine.encoder) for item in taught], told)
    part = out.with_name(f"{out.name}.part")
    part.mkdir(parents=True, exist_ok=True)
    export(network, engine.encoder.feed(["A", "word", "."]), OUTPUTS, ("sides",), part / "model.onnx")
    labels.write(part / "labels.json")
    scores = score(Reader(part, engine.encoder), kept_back, engine.encoder) if kept_back else {}
    size = (part / "model.onnx").stat().st_size
    (part / "MODEL_CARD.md").write_text(card(trial, len(taught), len(kept_back), scores, size), encoding="utf-8")
    _move(part, out)
    told(", ".join(f"{name} {value:.3f}" for name, value in scores.items()) or f"written to {out}")


def trained(trial: Trial, labels: ReaderLabels, taught: Sequence[Taught], told: Callable[[str], None]) -> ReaderNetwork:
    """A network of six layers, or one of fewer that has it for a teacher."""
    teacher = ReaderNetwork(labels, _MOST_LAYERS)
    minilm.start(teacher)
    train(teacher, taught, trial.schedule, told=told)
    if trial.layers == _MOST_LAYERS:
        return teacher
    told(f"now a network of {trial.layers} layers, which learns from it")
    pupil = pupil_of(teacher, trial.layers)
    train(pupil, taught, trial.schedule, teacher.eval(), told)
    return pupil


def pupil_of(teacher: ReaderNetwork, layers: int) -> ReaderNetwork:
    """A network that starts as its teacher with layers left out: the first, the last, and evenly between them."""
    steps = max(1, layers - 1)
    kept = [round(number * (len(teacher.layers) - 1) / steps) for number in range(layers)]
    weights = {}
    for name, value in teacher.state_dict().items():
        part, _, rest = name.partition(".")
        number, _, inner = rest.partition(".")
        if part != "layers":
            weights[name] = value
        elif int(number) in kept:
            weights[f"layers.{kept.index(int(number))}.{inner}"] = value
    pupil = ReaderNetwork(teacher.labels, layers)
    pupil.load_state_dict(weights)
    return pupil


def _labels(items: list[Item]) -> ReaderLabels:
    """Inventories; of words that tell several acts it is not known which code is whose."""
    return collect(
        (name, act.codes if len(shares) == 1 else (), act.status)
        for item in items
        for act in item.told
        if (shares := item.acts[act.word])
        for name in shares
    )


def _move(part: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for path in part.iterdir():
        path.replace(out / path.name)
    shutil.rmtree(part)
