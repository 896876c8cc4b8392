"""Explanations: the sentence of each event with its spans marked, why each field is so, and what was turned down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from rich.console import Console
from rich.text import Text

from foreigndesk.coding.event import Event, Rejection
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.markup import event_spans

_STYLES = {
    "trigger": "bold reverse",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "date": "underline",
    "place": "underline green",
    "cue": "italic yellow",
}


def print_explanations(codings: Iterable[Coding], stream: IO[str]) -> None:
    """Explain every event of every article, then its rejected candidates."""
    console = Console(file=stream, width=None if stream.isatty() else 120, highlight=False)
    for coding in codings:
        for event in coding.events:
            explain_event(coding, event, console)
        _print_rejected(coding.rejected, console)


def explain_event(coding: Coding, event: Event, console: Console) -> None:
    """The sentence with its spans marked and the trace of one event."""
    label = f"{event.type}.{event.mode}" if event.mode else event.type
    console.print(Text(f"{event.event_id}  {label}  {event.status}  CAMEO {event.cameo or '—'}", style="bold"))
    console.print(marked(coding, event))
    for step in event.trace:
        words = f"  “{step.span.text}”" if step.span else ""
        console.print(Text(f"  {step.field:<12}{step.reason}{words}"))
    console.print()


def marked(coding: Coding, event: Event) -> Text:
    """The quote of an event, its trigger, actors, recipients, date, place and cue marked by style and bracket."""
    source = (coding.article.title or "") if event.in_title else coding.article.text
    start = source.find(event.quote)
    text = Text("  " + " ".join(event.quote.split()) if start < 0 else "  ")
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
