"""``foreigndesk events``: the events of a store that answer to filters."""

from __future__ import annotations

import sys
from typing import Any

import click

from foreigndesk.cli.event_filters import event_filters
from foreigndesk.cli.rows import format_option, write_rows
from foreigndesk.cli.stored import reads_store
from foreigndesk.store import Store
from foreigndesk.store.columns import EVENTS

_SHOWN = (
    "date_start", "type", "mode", "actors", "recipients", "place", "status", "speaker", "stance", "outlet", "quote",
)  # fmt: skip


@click.command()
@reads_store
@event_filters
@format_option
def events(store: Store, filters: dict[str, Any], output_format: str) -> None:
    """Query the events of a store."""
    write_rows(store.named_rows("events", **filters), EVENTS.flat, sys.stdout, output_format, _SHOWN)
