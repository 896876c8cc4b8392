"""Explanations: the sentence of each event with its spans marked, why each field is so, and what was turned down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foreigndesk.cli.cells import standing_cell, type_cell
from foreigndesk.coding.event import Event, Rejection, TraceStep
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.markup import event_spans

_STYLES = {
    "trigger": "bold reverse",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "date": "underline",
    "place": "underline green",
    "cue": "italic yellow",
    "status": "bold blue",
}


def print_explanations(codings: Iterable[Coding], stream: IO[str]) -> None:
    """Explain every event of every article, then its rejected candidates."""
    console = Console(file=stream, width=None if stream.isatty() else 120, highlight=False)
    for coding in codings:
        for event in coding.events:
            explain_event(coding, event, console)
        _print_rejected(coding.rejected, console)


def explain_event(coding: Coding, event: Event, console: Console) -> None:
    """The sentence with its spans marked and the trace of one event, field by field."""
    head = Text("  ").join([Text(event.event_id), type_cell(event, "."), standing_cell(event, ", ")])
    head.append(f"  CAMEO {event.cameo or '—'}").stylize("bold")
    console.print(head)
    console.print(Padding(marked(coding, event), (0, 0, 0, 2)))
    grid = Table.grid(padding=(0, 2, 0, 0))
    for field, steps in _by_field(event.trace).items():
        for label, step in zip([field, *[""] * len(steps)], steps, strict=False):
            grid.add_row("", Text(label, style="dim"), _reason(step))
    console.print(grid)
    console.print()


def _by_field(trace: Iterable[TraceStep]) -> dict[str, list[TraceStep]]:
    """Steps by what they decide, in the order in which each was first decided."""
    fields: dict[str, list[TraceStep]] = {}
    for step in trace:
        fields.setdefault(step.field, []).append(step)
    return fields


def _reason(step: TraceStep) -> Text:
    """A reason with the words behind it, unless it quotes them itself."""
    words = f"“{step.span.text}”" if step.span else ""
    return Text(step.reason if words in step.reason else f"{step.reason}  {words}")


def marked(coding: Coding, event: Event) -> Text:
    """The quote of an event, with trigger, parties, date, place, cue and the words of its status marked."""
    source = (coding.article.title or "") if event.in_title else coding.article.text
    start = source.find(event.quote)
    text = Text(" ".join(event.quote.split()) if start < 0 else "")
    if start < 0:
        return text
    position = start
    for name, span in event_spans(event):
        if span.start < position or span.end > start + len(event.quote):
            continue
        text.append(source[position : span.start])
        text.append(f"[{span.text}]", style=_STYLES[name]).append(f"{name} ", style="dim")
        position = span.end
    return text.append(source[position : start + len(event.quote)])


def _print_rejected(rejected: Sequence[Rejection], console: Console) -> None:
    if not rejected:
        return
    console.print(Text("turned down", style="bold"))
    for rejection in rejected:
        console.print(Text(f"  “{rejection.trigger.text}”  {rejection.reason}", style="dim"))
    console.print()
