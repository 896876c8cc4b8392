"""``foreigndesk evaluate``: measure coding against hand-coded sets, and hold it to what it has reached."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from foreigndesk.cli.desk_options import desk_options
from foreigndesk.desk.desk import Desk
from foreigndesk.desk.options import DeskOptions
from foreigndesk.evaluation.gate import Baseline
from foreigndesk.evaluation.goldset import SetReport
from foreigndesk.evaluation.html_report import html_report
from foreigndesk.evaluation.markdown import markdown_report, write_between_markers
from foreigndesk.evaluation.measuring import gold_files, measure
from foreigndesk.evaluation.mistakes import mistake_line
from foreigndesk.evaluation.text_report import text_report

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("sets", nargs=-1, required=True, type=click.Path(path_type=Path))
@desk_options
@click.option("--errors", type=_FILE, help="Write every miss, false alarm and wrong value with its trace (JSON Lines).")
@click.option("--html", type=_FILE, help="Write a report with plots, one self-contained page.")
@click.option("--markdown", is_flag=True, help="Print Markdown tables instead of plain text.")
@click.option("--into", type=_FILE, help="Write the Markdown tables between the markers of this document.")
@click.option("--gate", type=_FILE, help="Compare with the floors pinned in this file; exit 1 if a figure fell.")
@click.option("--update-baseline", is_flag=True, help="With --gate: pin the present figures, lower ones too.")
@click.option("--jobs", default=os.cpu_count() or 1, show_default="all cores", help="Processes to code in.")
@click.option("--limit", type=int, help="At most so many items of each set, for a quick look.")
def evaluate(
    sets: tuple[Path, ...],
    options: DeskOptions,
    errors: Path | None,
    html: Path | None,
    markdown: bool,
    into: Path | None,
    gate: Path | None,
    update_baseline: bool,
    jobs: int,
    limit: int | None,
) -> None:
    """Measure coding against hand-coded sets.

    SETS are files, or folders of files, in the formats of the open sets or in the simple format for your own data
    (docs/evaluate.md); each is recognised by its content.
    """
    if gate and limit is not None:
        raise click.UsageError("--gate needs whole sets: leave --limit out")
    if update_baseline and not gate:
        raise click.UsageError("--update-baseline needs --gate FILE")
    baseline = Baseline(gate) if gate else None
    pinned = None if baseline is None or update_baseline else baseline.floors.keys()
    files = _files(sets, skip_missing=gate is not None)
    files = [path for path in files if pinned is None or path.stem in pinned]
    if not files:
        click.echo("gate skipped: no pinned set is here")
        return
    reports = _measured(files, options, jobs, limit, quiet=markdown or into is not None or pinned is not None)
    _write(reports, Desk(**options).version, errors, html, into, markdown=markdown)
    if baseline:
        _hold(baseline, reports, update=update_baseline)


def _files(sets: Sequence[Path], *, skip_missing: bool) -> list[Path]:
    missing = [path for path in sets if not path.exists()]
    if missing and not skip_missing:
        raise click.UsageError(f"no such file: {missing[0]}")
    for path in missing:
        click.echo(f"{path} is not here: skipped")
    return [file for path in sets if path.exists() for file in gold_files(path)]


def _measured(
    files: Sequence[Path], options: DeskOptions, jobs: int, limit: int | None, *, quiet: bool
) -> list[SetReport]:
    """The reports, each printed as soon as it is ready."""
    reports = []
    for report in measure(files, jobs=jobs, limit=limit, **options):
        reports.append(report)
        if not quiet:
            click.echo(text_report(report))
    return reports


def _write(
    reports: Sequence[SetReport],
    version: str,
    errors: Path | None,
    html: Path | None,
    into: Path | None,
    *,
    markdown: bool,
) -> None:
    if markdown:
        click.echo(markdown_report(reports, version))
    if into:
        write_between_markers(into, markdown_report(reports, version))
    if html:
        html.write_text(html_report(reports, version), encoding="utf-8")
    if errors:
        lines = (mistake_line(report.set_name, mistake) for report in reports for mistake in report.mistakes)
        errors.write_text("".join(lines), encoding="utf-8")


def _hold(baseline: Baseline, reports: Sequence[SetReport], *, update: bool) -> None:
    verdicts = list(baseline.judge(reports))
    for verdict in verdicts:
        click.echo(verdict.shown())
    if update:
        baseline.update(reports)
        baseline.write()
        click.echo(f"pinned in {baseline.path}")
    elif any(not verdict.passed for verdict in verdicts):
        click.echo("a figure fell: mend the coding, or pin the lower floor on purpose with --update-baseline")
        sys.exit(1)
