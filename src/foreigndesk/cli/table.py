"""The events of an article as a table, one row each (as a list where the terminal is narrow); and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foreigndesk.cli.cells import actors_cell, place_cell, standing_cell, type_cell, when_cell, words_cell
from foreigndesk.cli.listing import print_listing
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.store.column import CodedEvent
from foreigndesk.store.columns import EVENTS

_PLAIN_WIDTH = 150
_NARROW = 120


def print_table(codings: Iterable[Coding], stream: IO[str]) -> None:
    """Print one table an article: type, status and speakers, who, to whom, when, where, and the words."""
    width = None if stream.isatty() else _PLAIN_WIDTH
    console = Console(file=stream, width=width, highlight=False)
    for coding in codings:
        console.print(_heading(coding))
        if coding.events and console.width < _NARROW:
            print_listing(coding.events, console)
        elif coding.events:
            console.print(_table(coding.events))
        else:
            console.print(
                Padding(Text(f"no events ({len(coding.rejected)} candidates turned down)", style="dim"), (0, 2))
            )
        if coding.article.cuts:
            console.print(Text(f"  cut from the page: {_cuts(coding)}", style="dim"))
        console.print()


def _heading(coding: Coding) -> Text:
    article = coding.article
    heading = Text(article.title or article.place or article.article_id, style="bold")
    facts = [str(fact) for fact in (article.published, article.outlet) if fact]
    return heading.append(("  " + ", ".join(facts)) if facts else "", style="dim")


def _cuts(coding: Coding) -> str:
    return "; ".join(cut.reason for cut in coding.article.cuts)


def _table(events: Sequence[Event]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    table.add_column("event", overflow="fold", min_width=12)
    table.add_column("according to", overflow="fold", ratio=3)
    table.add_column("who", overflow="fold", ratio=3)
    table.add_column("to whom", overflow="fold", ratio=3)
    table.add_column("when", no_wrap=True)
    table.add_column("where", overflow="fold", ratio=2)
    table.add_column("words", overflow="fold", ratio=5)
    for event in events:
        table.add_row(*_row(event))
    return table


def _row(event: Event) -> tuple[Text, ...]:
    return (
        type_cell(event, "\n"),
        standing_cell(event, "\n"),
        actors_cell(event.actors, "\n"),
        actors_cell(event.recipients, "\n"),
        when_cell(event),
        place_cell(event),
        words_cell(event, 40, 60),
    )


def write_csv(codings: Iterable[Coding], stream: IO[str]) -> None:
    """One line an event, with the columns of the store's table; several actors are joined by ``;``."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(EVENTS.flat)
    for coding in codings:
        for event in coding.events:
            row = EVENTS.flat_row(CodedEvent(coding, event))
            writer.writerow(["" if value is None else value for value in row])
