"""``foreigndesk agreements``: the register of a store's agreements and what became of each."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator

import click
from rich.console import Console
from rich.text import Text

from foreigndesk.cli.rows import PLAIN_WIDTH, format_option
from foreigndesk.linking.agreements import Agreement

_COLUMNS = (
    "agreement_id", "kind", "parties", "year", "name", "step", "first", "last", "status", "source", "event_id",
    "article_id", "quote",
)  # fmt: skip
_NAMES = 2


@click.command()
@click.argument("store")
@click.argument("name", required=False)
@format_option
def agreements(store: str, name: str | None, output_format: str) -> None:
    """List agreements and what became of them.

    NAME picks those whose name, kind, party or identifier holds it.
    """
    from foreigndesk.linking import register_agreements, stored_mentions, stored_reports
    from foreigndesk.store import Store

    books = Store(store)
    register = register_agreements(stored_reports(books), stored_mentions(books))
    found = [agreement for agreement in register if name is None or _answers(agreement, name.casefold())]
    if output_format == "jsonl":
        for agreement in found:
            click.echo(json.dumps(agreement.to_dict(), ensure_ascii=False, default=str))
    elif output_format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([_COLUMNS, *_lines(found)])
    else:
        _print(found)


def _answers(agreement: Agreement, wanted: str) -> bool:
    known = (agreement.kind, agreement.agreement_id, *agreement.parties, *agreement.names)
    return any(wanted in word.casefold() for word in known)


def _lines(agreements: Iterable[Agreement]) -> Iterator[list[object]]:
    """One line a step."""
    for a in agreements:
        for s in a.steps:
            about = [a.agreement_id, a.kind, ";".join(a.parties), a.year, a.names[0]]
            yield [*about, s.step, s.first, s.last, s.status, s.source, s.event_id, s.article_id, s.quote]


def _print(agreements: Iterable[Agreement]) -> None:
    console = Console(highlight=False, width=None if sys.stdout.isatty() else PLAIN_WIDTH)
    for agreement in agreements:
        parties = ", ".join(agreement.parties) or "?"
        head = Text(f"{agreement.kind}  {parties}  {agreement.year or ''}", style="bold")
        console.print(head.append(f"  {agreement.state or 'state unknown'}", style="not bold"))
        console.print(Text("  " + "; ".join(f"“{name}”" for name in agreement.names[:_NAMES]), style="dim"))
        for step in agreement.steps:
            day = step.first.isoformat() if step.first else "no date"
            line = Text(f"  {day:<12}{step.step:<12}{step.status:<13}{step.source}: ")
            console.print(line.append(" ".join(step.quote.split()), style="dim"))
