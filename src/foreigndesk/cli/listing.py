"""The events of an article as a list, three short lines each: for terminals too narrow for the table."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from foreigndesk.cli.cells import actors_cell, place_cell, standing_cell, type_cell, when_cell, words_cell
from foreigndesk.coding.event import Event


def print_listing(events: Iterable[Event], console: Console) -> None:
    """Print what, whether and who says so, and when; who to whom; and the words of each event."""
    before, after = console.width // 3, console.width // 2
    for event in events:
        console.print(_act(event))
        for line in (_parties(event), words_cell(event, before, after)):
            console.print(Padding(line, (0, 0, 0, 2)))


def _act(event: Event) -> Text:
    facts = [type_cell(event, "."), standing_cell(event, ", "), when_cell(event), place_cell(event)]
    return Text("  ").join(fact for fact in facts if fact)


def _parties(event: Event) -> Text:
    nobody = Text("—", style="dim")
    who = actors_cell(event.actors, ", ") or nobody
    whom = actors_cell(event.recipients, ", ")
    return Text(" → ").join([who, whom]) if whom else who
