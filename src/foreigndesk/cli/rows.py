"""Rows of the store on standard output: as a table for people, as CSV or JSON Lines for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import IO, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = Mapping[str, object]
PLAIN_WIDTH = 150


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that says how rows are printed."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["table", "csv", "jsonl"]),
        default="table",
        show_default=True,
        help="How to print.",
    )(command)


def write_rows(
    rows: Iterable[Row], columns: Sequence[str], stream: IO[str], output_format: str, shown: Sequence[str] = ()
) -> None:
    """Print rows.

    Args:
        rows: Values by column.
        columns: What CSV and JSON Lines hold, in order.
        stream: Where to.
        output_format: ``table``, ``csv`` or ``jsonl``.
        shown: The columns of the table, all of them by default.
    """
    if output_format == "csv":
        _write_csv(rows, columns, stream)
    elif output_format == "jsonl":
        for row in rows:
            stream.write(json.dumps({name: row[name] for name in columns}, ensure_ascii=False, default=str) + "\n")
    else:
        _print_table(rows, shown or columns, stream)


def _write_csv(rows: Iterable[Row], columns: Sequence[str], stream: IO[str]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if row[name] is None else row[name] for name in columns])


def _print_table(rows: Iterable[Row], columns: Sequence[str], stream: IO[str]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(row[name])) for name in columns))
    Console(file=stream, width=None if stream.isatty() else PLAIN_WIDTH, highlight=False).print(table)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else " ".join(str(value).split())
