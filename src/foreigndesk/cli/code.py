"""``foreigndesk code``: articles in, events out, as a table for people or as JSON Lines or CSV for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO

import click

from foreigndesk.cli.desk_options import desk_options
from foreigndesk.cli.progress import with_progress
from foreigndesk.cli.reading import Articles, source_options
from foreigndesk.cli.table import print_table, write_csv
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.options import DeskOptions
from foreigndesk.desk.parallel import code_many
from foreigndesk.sources import Gauge


@click.command()
@source_options
@desk_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)
@click.option("--cameo-statements", is_flag=True, help="Also code CAMEO's public statements (01), as type STATEMENT.")
@click.option("--explain", is_flag=True, help="Show each sentence with its spans, the frame, and why each field is so.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file instead of standard output.",
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes.")
@click.option("--progress/--no-progress", default=None, help="Progress bar on standard error (default: on a terminal).")
def code(
    files: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    input_format: str | None,
    options: DeskOptions,
    output_format: str,
    cameo_statements: bool,
    explain: bool,
    output: Path | None,
    jobs: int,
    progress: bool | None,
) -> None:
    """Code news reports: who did what to whom, when, where, according to whom.

    FILES may be text or HTML files, JSON Lines, CSV, feeds, archives (gzip, zip, WARC) or folders of these, or - for
    standard input.
    """
    gauge = Gauge.of(files) if progress is not False else Gauge()
    articles = Articles(files, published, outlet, input_format, gauge=gauge)
    options["cameo_statements"] = cameo_statements
    codings = code_many(articles, jobs=jobs, **options)
    with _opened(output) as stream:
        _writer(output_format, explain=explain)(with_progress(codings, progress, gauge), stream)
    sys.exit(articles.exit_status())


def _writer(output_format: str, *, explain: bool) -> Callable[[Iterable[Coding], IO[str]], None]:
    if explain:
        from foreigndesk.cli.explanation import print_explanations

        return print_explanations
    return {"table": print_table, "jsonl": write_jsonl, "csv": write_csv}[output_format]


def write_jsonl(codings: Iterable[Coding], stream: IO[str]) -> None:
    """One JSON object per article, in input order."""
    for coding in codings:
        stream.write(json.dumps(coding.to_dict(), ensure_ascii=False) + "\n")


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[str]]:
    if output is None:
        yield sys.stdout
    else:
        with output.open("w", encoding="utf-8", newline="") as stream:
            yield stream
