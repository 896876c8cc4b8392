"""``foreigndesk plot``: a chart of a store as a file."""

from __future__ import annotations

from pathlib import Path

import click

from foreigndesk.charts import CHARTS, save_chart
from foreigndesk.cli.stored import reads_store
from foreigndesk.store import Store


@click.command()
@click.argument("chart", type=click.Choice(list(CHARTS)))
@reads_store
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="File to write; .svg, .png, .html or .json.",
)
@click.option("--unit", type=click.Choice(["day", "week", "month", "year"]), help="Span of time of one bar.")
@click.option("--party", help="Only events with this country on either side (ISO 3166 alpha-3).")
@click.option("--type", "event_type", help="Only this PLOVER type.")
def plot(chart: str, store: Store, output: Path, unit: str | None, party: str | None, event_type: str | None) -> None:
    """Draw a chart of a store into a file."""
    chosen = CHARTS[chart]
    rows = store.named_rows(chosen.query, unit=unit, party=party, type=event_type)
    save_chart(chosen.draw(rows), output)
    click.echo(f"{output}: {chosen.description}, {len(rows)} rows", err=True)
