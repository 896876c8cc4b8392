"""``foreigndesk export``: the events of a store as a file for other programs, or as a folder to publish."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from foreigndesk.cli.event_filters import event_filters
from foreigndesk.cli.package_options import package_options
from foreigndesk.cli.stored import reads_store
from foreigndesk.export import FORMATS
from foreigndesk.export.package import Release, write_package
from foreigndesk.export.selection import Selection
from foreigndesk.store import Store


@click.command()
@reads_store
@click.option("--format", "name", type=click.Choice(list(FORMATS)), help="Format of the file; see docs/exports.md.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; - for stdout.")
@click.option(
    "--package", "folder", type=click.Path(file_okay=False, path_type=Path), help="Folder to make: a whole release."
)
@package_options
@event_filters
def export(
    store: Store,
    name: str | None,
    output: Path | None,
    folder: Path | None,
    release: Release,
    force: bool,
    filters: dict[str, Any],
) -> None:
    """Write the events of a store to a file for other programs, or to a folder to publish.

    Give --format and -o for one file, or --package for a folder with data, codebook and documentation.
    """
    if (folder is None) == (name is None) or (name is None) != (output is None):
        raise click.UsageError("give --format and -o for a file, or --package for a folder")
    selection = Selection(store, **filters)
    if folder is not None:
        write_package(folder, selection, release, force=force)
        click.echo(f"{folder}: {release.title}", err=True)
        return
    assert name is not None
    assert output is not None
    chosen = FORMATS[name]
    with _opened(output) as stream:
        chosen.write(selection.rows_for(chosen), stream)
    _tell_left_out(selection, name)


@contextmanager
def _opened(output: Path) -> Iterator[IO[bytes]]:
    """The file, which appears under its name only when it is whole."""
    if str(output) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _tell_left_out(selection: Selection, name: str) -> None:
    if selection.left_out:
        told = ", ".join(f"{count} {status}" for status, count in selection.left_out.most_common())
        click.echo(f"left out of {name}, which cannot tell their status: {told} (--status chooses one)", err=True)
