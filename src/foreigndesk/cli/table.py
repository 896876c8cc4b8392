"""The events of an article as a table, one row each (as a list where the terminal is narrow); and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foreigndesk.cli.cells import actors_cell, place_cell, speaker_cell, status_cell, type_cell, when_cell, words_cell
from foreigndesk.cli.listing import print_listing
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding

_PLAIN_WIDTH = 150
_NARROW = 120
CSV_COLUMNS = (
    "article_id", "event_id", "published", "outlet", "sentence", "in_title", "type", "mode", "cameo", "quad",
    "intensity", "goldstein", "status", "actors", "actor_codes", "recipients", "recipient_codes", "date_start",
    "date_end", "date_precision", "place", "place_country", "latitude", "longitude", "killed", "injured", "arrested",
    "displaced", "participants", "speaker", "stance", "contexts", "trigger", "confidence", "coder", "rule", "quote",
)  # fmt: skip


def print_table(codings: Iterable[Coding], stream: IO[str]) -> None:
    """Print one table an article: type, who, to whom, when, where, status and speaker, and the words."""
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
    table.add_column("who", overflow="fold", ratio=3)
    table.add_column("to whom", overflow="fold", ratio=3)
    table.add_column("when", no_wrap=True)
    table.add_column("where", overflow="fold", ratio=2)
    table.add_column("status", no_wrap=True)
    table.add_column("according to", overflow="fold", ratio=3)
    table.add_column("words", overflow="fold", ratio=5)
    for event in events:
        table.add_row(*_row(event))
    return table


def _row(event: Event) -> tuple[Text, ...]:
    return (
        type_cell(event, "\n"),
        actors_cell(event.actors, "\n"),
        actors_cell(event.recipients, "\n"),
        when_cell(event),
        place_cell(event),
        status_cell(event),
        speaker_cell(event),
        words_cell(event, 40, 60),
    )


def write_csv(codings: Iterable[Coding], stream: IO[str]) -> None:
    """One line an event, with the columns of ``CSV_COLUMNS``; several actors are joined by ``;``."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for coding in codings:
        for event in coding.events:
            writer.writerow(["" if value is None else value for value in csv_row(coding, event)])


def csv_row(coding: Coding, event: Event) -> list[object]:
    """The values of ``CSV_COLUMNS`` for one event."""
    place, when = event.place, event.date
    first = event.attribution[0] if event.attribution else None
    return [
        coding.article.article_id, event.event_id, coding.article.published, coding.article.outlet, event.sentence,
        event.in_title, event.type, event.mode, event.cameo, event.quad, event.intensity, event.goldstein, event.status,
        _joined(a.span.text for a in event.actors), _joined(a.code or "" for a in event.actors),
        _joined(a.span.text for a in event.recipients), _joined(a.code or "" for a in event.recipients),
        when.start if when else None, when.end if when else None, when.precision if when else None,
        place.name if place else None, place.country if place else None,
        place.latitude if place else None, place.longitude if place else None,
        *(_count(event, m) for m in ("killed", "injured", "arrested", "displaced", "participants")),
        first.speaker.span.text if first and first.speaker else None, first.stance if first else None,
        _joined(event.contexts), event.trigger.text, event.confidence, event.coder, event.rule, event.quote,
    ]  # fmt: skip


def _count(event: Event, measure: str) -> str | None:
    count = event.magnitude.get(measure)
    if count is None:
        return None
    low, high = count
    return str(low) if low == high else f"{low}-{'' if high is None else high}"


def _joined(values: Iterable[str]) -> str:
    return ";".join(values)
