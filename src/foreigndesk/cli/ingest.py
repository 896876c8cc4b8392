"""``foreigndesk ingest``: codes articles into a store; what is there already is not coded again."""

from __future__ import annotations

import sys
from datetime import date

import click

from foreigndesk.cli.desk_options import desk_options
from foreigndesk.cli.progress import with_progress
from foreigndesk.cli.reading import Articles, source_options
from foreigndesk.desk.desk import Desk
from foreigndesk.desk.options import DeskOptions
from foreigndesk.desk.parallel import code_many
from foreigndesk.store import Store


@click.command()
@click.argument("store")
@source_options
@desk_options
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes.")
@click.option("--progress/--no-progress", default=None, help="Progress on standard error (default: on a terminal).")
def ingest(
    store: str,
    files: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    input_format: str | None,
    options: DeskOptions,
    jobs: int,
    progress: bool | None,
) -> None:
    """Code articles into a store.

    STORE is a folder, made when it is not there. FILES as for `foreigndesk code`. A run that was cut short goes on
    where it stopped when it is started again: articles that the store holds in the same words, with the same date
    and from the same version of the coder are skipped.
    """
    target = Store(store)
    articles = Articles(files, published, outlet, input_format)
    missing = target.missing(articles, Desk(**options).version)
    codings = code_many(missing, jobs=jobs, **options)
    written = target.write(with_progress(codings, progress), articles.set_aside)
    there = articles.count - written.articles
    click.echo(f"{written.articles} articles with {written.events} events added, {there} there already", err=True)
    sys.exit(articles.exit_status())
