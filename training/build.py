"""Trains, exports, scores and describes the language model in one command.

``python -m training.build --data ../shared/training --out src/foreigndesk/language/model`` writes model.onnx,
labels.json, vocab.txt, lemmas.json.gz and MODEL_CARD.md. ``--init`` continues from a checkpoint.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
from pathlib import Path

import torch

from foreigndesk.learning import minilm
from training import card, checkpoint
from training.batches import ExampleMaker
from training.corpus import Sentence, read_sources
from training.evaluate import evaluate, evaluate_file
from training.export import export
from training.labels import Labels, collect
from training.lexicon import Lexicon
from training.loop import Schedule, train
from training.mixture import Mixture, load
from training.network import OUTPUTS, Network
from training.parsing import Parser, torch_runner
from training.wordpieces import Encoder

log = logging.getLogger(__name__)
WATCHED = ("EWT", "GUM ok", "CrossNER politics")


def build(options: argparse.Namespace) -> None:
    """The whole recipe."""
    options.out.mkdir(parents=True, exist_ok=True)
    options.checkpoints.mkdir(parents=True, exist_ok=True)
    mixture, encoder = load(options.data), Encoder(minilm.tokenizer())
    network = _start(options, mixture)
    if options.init:
        fill_names(network, encoder, mixture.train["EWT"])
    _train(network, encoder, mixture, options)
    start = f"from the checkpoint {options.init.name}" if options.init else f"from MiniLM, {options.layers} layers"
    write(network, encoder, mixture, options.out, f"This file: started {start}.")


def fill_names(network: Network, encoder: Encoder, sentences: list[Sentence]) -> None:
    """Names for sentences without any, as ``network`` sees them: it keeps what data not at hand taught it."""
    bare = [sentence for sentence in sentences if sentence.names is None]
    parser = Parser(torch_runner(network.eval()), network.labels, encoder)
    for sentence, parse in zip(bare, parser([s.words for s in bare]), strict=True):
        sentence.names = [(label,) for label in parse.names]


def write(network: Network, encoder: Encoder, mixture: Mixture, out: Path, note: str) -> None:
    """Everything the product needs from a trained network, and its card."""
    model, lexicon = out / "model.onnx", Lexicon(mixture.sentences())
    export(network, encoder, model)
    (out / "labels.json").write_text(json.dumps(network.labels), encoding="utf-8")
    shutil.copyfile(minilm.vocabulary(), out / "vocab.txt")
    lexicon.write(out / "lemmas.json.gz")
    scores = evaluate_file(model, network.labels, mixture.held_out, lexicon)
    (out / "MODEL_CARD.md").write_text(
        card.card(scores, model.stat().st_size, read_sources(), OUTPUTS, note), encoding="utf-8"
    )


def _start(options: argparse.Namespace, mixture: Mixture) -> Network:
    if options.init:
        return checkpoint.load(options.init)
    labels: Labels = collect(mixture.sentences())
    return checkpoint.from_minilm(labels, options.layers)


def _train(network: Network, encoder: Encoder, mixture: Mixture, options: argparse.Namespace) -> None:
    maker = ExampleMaker(network.labels, encoder)
    parts = {name: [maker.make(sentence) for sentence in part] for name, part in mixture.train.items()}
    schedule = Schedule(options.epochs, options.minutes, options.encoder_rate, options.head_rate, pieces=options.pieces)

    def report() -> None:
        parser = Parser(torch_runner(network), network.labels, encoder)
        watched = {name: mixture.held_out[name] for name in WATCHED}
        log.info("held out: %s", json.dumps(evaluate(parser, network.labels, watched)))

    train(network, parts, mixture.share, maker, schedule, options.checkpoints / "last.pt", report)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the files of data/sources.csv")
    parser.add_argument("--out", type=Path, required=True, help="folder for the product's files")
    parser.add_argument("--checkpoints", type=Path, default=Path("build/training"), help="folder for checkpoints")
    parser.add_argument("--init", type=Path, help="checkpoint to continue from")
    parser.add_argument("--layers", type=int, default=4, help="MiniLM layers to keep (without --init)")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=600.0, help="stop, fully annealed, after this time")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--pieces", type=int, default=1024, help="padded wordpieces in a batch")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.set_num_threads(options.threads)
    build(options)


if __name__ == "__main__":
    main()
