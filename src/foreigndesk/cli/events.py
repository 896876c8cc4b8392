"""``foreigndesk events``: the events of a store that answer to filters."""

from __future__ import annotations

import sys
from datetime import date

import click

from foreigndesk.cli.reading import Day
from foreigndesk.cli.rows import format_option, write_rows
from foreigndesk.cli.stored import reads_store
from foreigndesk.store import Store
from foreigndesk.store.columns import EVENTS

_SHOWN = (
    "date_start", "type", "mode", "actors", "recipients", "place", "status", "speaker", "stance", "outlet", "quote",
)  # fmt: skip


@click.command()
@reads_store
@click.option("--actor", help="Who acts: a country (MLI), a code or its beginning (MLIMIL), or words of the name.")
@click.option("--recipient", help="To whom, likewise.")
@click.option("--between", nargs=2, metavar="ISO3 ISO3", help="Two countries, in either direction.")
@click.option("--party", help="A country on either side.")
@click.option("--type", "event_type", help="PLOVER type.")
@click.option("--mode", help="PLOVER mode.")
@click.option("--status", help="actual, ongoing, future, hypothetical, negated or historical.")
@click.option("--country", help="Where it happened (ISO 3166 alpha-3).")
@click.option("--from", "day_from", type=Day(), help="First day (YYYY-MM-DD).")
@click.option("--to", "day_to", type=Day(), help="Last day.")
@click.option("--text", "words", help="Words of the sentence.")
@click.option("--min-confidence", "confidence", type=click.FloatRange(0, 1), help="At least so sure.")
@click.option("--limit", "most", type=click.IntRange(min=1), help="At most so many.")
@format_option
def events(
    store: Store,
    actor: str | None,
    recipient: str | None,
    between: tuple[str, str] | None,
    party: str | None,
    event_type: str | None,
    mode: str | None,
    status: str | None,
    country: str | None,
    day_from: date | None,
    day_to: date | None,
    words: str | None,
    confidence: float | None,
    most: int | None,
    output_format: str,
) -> None:
    """Query the events of a store."""
    if between and party:
        raise click.UsageError("give --between or --party, not both")
    one, other = between or (party, None)
    relation = store.named(
        "events", actor=actor, recipient=recipient, party=one, other=other, type=event_type, mode=mode, status=status,
        country=country, day_from=day_from, day_to=day_to, words=words, confidence=confidence, most=most,
    )  # fmt: skip
    rows = (dict(zip(relation.columns, values, strict=True)) for values in relation.fetchall())
    write_rows(rows, EVENTS.flat, sys.stdout, output_format, _SHOWN)
