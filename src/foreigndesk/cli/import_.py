"""``foreigndesk import``: events that others coded into a store, beside our own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from foreigndesk.cli.progress import with_progress
from foreigndesk.importing import FORMATS, Imported
from foreigndesk.store import Store

_AT_ONCE = 5000
"""Articles of one commit: the lines of a file are small, and many commits make many files."""
_SHOWN = 20


@click.command("import")
@click.argument("store")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "name", type=click.Choice(list(FORMATS)), required=True, help="Format of the files.")
@click.option("--progress/--no-progress", default=None, help="Progress on standard error (default: on a terminal).")
def import_(store: str, files: tuple[Path, ...], name: str, progress: bool | None) -> None:
    """Read events that others coded into a store.

    STORE is a folder, made when it is not there. FILES are plain, gz or zip. Each line becomes an event with the
    format as its coder; lines that cannot be read are set aside with their numbers. Reading a file again adds nothing.
    """
    imported = Imported(files, FORMATS[name])
    written = Store(store).write(with_progress(imported, progress), imported.set_aside, batch_size=_AT_ONCE)
    for report in imported.set_aside[:_SHOWN]:
        click.echo(f"set aside: {report.place}: {report.reason}", err=True)
    if len(imported.set_aside) > _SHOWN:
        click.echo(f"… {len(imported.set_aside)} in all; the store's table set_aside has them", err=True)
    there = f"{written.unchanged} there already, {len(imported.set_aside)} lines set aside"
    click.echo(f"{written.articles} articles with {written.events} events added, {there}", err=True)
    sys.exit(1 if imported.set_aside else 0)
