"""``foreigndesk evaluate``: measure coding against hand-coded sets."""

from __future__ import annotations

import os
from pathlib import Path

import click

from foreigndesk.evaluation.measuring import measure
from foreigndesk.evaluation.mistakes import mistake_line
from foreigndesk.evaluation.text_report import text_report


@click.command()
@click.argument("sets", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--codebook", type=click.Path(), help="Folder of another codebook.")
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="Write every miss, false alarm and wrong value with its trace here (JSON Lines).")
@click.option("--jobs", default=min(2, os.cpu_count() or 1), show_default=True, help="Processes to code in.")
@click.option("--limit", type=int, help="At most so many items of each set, for a quick look.")
def evaluate(sets: tuple[Path, ...], codebook: str | None, errors: Path | None, jobs: int, limit: int | None) -> None:
    """Measure coding against hand-coded sets.

    SETS are files of the open sets' formats, recognised by their content, or your own data (docs/evaluate.md).
    """
    reports = []
    for report in measure(sets, jobs=jobs, codebook=codebook, limit=limit):
        reports.append(report)
        click.echo(text_report(report))
    if errors:
        lines = (mistake_line(report.set_name, mistake) for report in reports for mistake in report.mistakes)
        errors.write_text("".join(lines), encoding="utf-8")
