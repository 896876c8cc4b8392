"""``foreigndesk agreements``: the register of a store's agreements and what became of each."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from foreigndesk.cli.rows import PLAIN_WIDTH, format_option
from foreigndesk.cli.stored import reads_store
from foreigndesk.store import Store
from foreigndesk.store.column import joined
from foreigndesk.store.derived import AGREEMENTS

Row = dict[str, Any]

_ABOUT = ("agreement_id", "kind", "parties", "year", "name")
_STEP = ("step", "first", "last", "status", "source", "event_id", "article_id", "quote")
_NAMES = 2


@click.command()
@reads_store
@click.argument("name", required=False)
@format_option
def agreements(store: Store, name: str | None, output_format: str) -> None:
    """List agreements and what became of them.

    NAME picks those whose name, kind, party or identifier holds it.
    """
    found = [AGREEMENTS.record(row) for row in store.named_rows("agreements", words=name)]
    if output_format == "jsonl":
        for row in found:
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
    elif output_format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([(*_ABOUT, *_STEP), *_lines(found)])
    else:
        _print(found)


def _lines(agreements: Iterable[Row]) -> Iterator[list[Any]]:
    """One line a step."""
    for agreement in agreements:
        for step in agreement["steps"]:
            about = agreement | {"parties": joined(agreement["parties"])}
            yield [*(about[name] for name in _ABOUT), *(step[name] for name in _STEP)]


def _print(agreements: Iterable[Row]) -> None:
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PLAIN_WIDTH)
    for agreement in agreements:
        parties = ", ".join(agreement["parties"]) or "?"
        head = Text(f"{agreement['kind']}  {parties}  {agreement['year'] or ''}", style="bold")
        console.print(head.append(f"  {agreement['state'] or 'state unknown'}", style="not bold"))
        names = agreement["names"][:_NAMES]
        console.print(Text("  " + "; ".join(f"“{name}”" for name in names), style="dim"))
        for step in agreement["steps"]:
            line = Text(f"  {step['first'] or 'no date':<12}{step['step']:<12}{step['status']:<13}{step['source']}: ")
            console.print(line.append(" ".join(step["quote"].split()), style="dim"))
