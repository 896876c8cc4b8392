"""``foreigndesk train``: a reader from the codebook's examples and one's own."""

from __future__ import annotations

from pathlib import Path

import click

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.labelled import read_labelled_file
from foreigndesk.errors import MissingExtraError


@click.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
@click.option(
    "--examples",
    "files",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Labelled sentences of your own, JSON Lines (docs/codebook-format.md); may be given more than once.",
)
@click.option("--codebook", "folder", type=click.Path(), help="Folder of another codebook.")
@click.option("--hold-out", is_flag=True, help="Keep back a tenth of the labelled sentences; score on it.")
@click.option("--epochs", type=click.IntRange(min=1), default=8, show_default=True, help="Passes over the examples.")
@click.option(
    "--layers",
    type=click.IntRange(1, 6),
    default=6,
    show_default=True,
    help="Layers of the reader; with fewer it learns from one of six.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of everything random.")
@click.option("--threads", type=click.IntRange(min=1), default=1, show_default=True, help="Threads of torch.")
def train(
    output: Path,
    files: tuple[Path, ...],
    folder: str | None,
    hold_out: bool,
    epochs: int,
    layers: int,
    seed: int,
    threads: int,
) -> None:
    """Train a reader: about a quarter of an hour on one core. Use it with `foreigndesk code --reader FOLDER`."""
    book = Codebook.load(folder)
    more = [sentence for path in files for sentence in read_labelled_file(path)]
    try:
        from foreigndesk.learning.loop import Schedule
        from foreigndesk.learning.training import Trial, train_reader
    except ModuleNotFoundError as error:
        raise MissingExtraError("training a reader", "train") from error
    trial = Trial(book, more, hold_out, Schedule(epochs=epochs, seed=seed), layers, threads)
    train_reader(trial, output, lambda line: click.echo(line, err=True))
