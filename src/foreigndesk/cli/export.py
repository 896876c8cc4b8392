"""``foreigndesk export``: the events of a store as a file for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from foreigndesk.cli.reading import Day
from foreigndesk.cli.stored import reads_store
from foreigndesk.export import FORMATS
from foreigndesk.store import Store


@click.command()
@reads_store
@click.option("--format", "name", type=click.Choice(list(FORMATS)), required=True, help="Format of the file.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write.")
@click.option("--party", help="Only events with this country on either side (ISO 3166 alpha-3).")
@click.option("--type", "event_type", help="Only this PLOVER type.")
@click.option("--from", "day_from", type=Day(), help="First day (YYYY-MM-DD).")
@click.option("--to", "day_to", type=Day(), help="Last day.")
def export(
    store: Store,
    name: str,
    output: Path,
    party: str | None,
    event_type: str | None,
    day_from: date | None,
    day_to: date | None,
) -> None:
    """Write the events of a store to a file for other programs."""
    relation = store.named("events", party=party, type=event_type, day_from=day_from, day_to=day_to)
    rows = (dict(zip(relation.columns, values, strict=True)) for values in relation.fetchall())
    with output.open("w", encoding="utf-8", newline="") as stream:
        FORMATS[name].write(rows, stream)
