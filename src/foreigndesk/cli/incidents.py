"""``foreigndesk incidents``: happenings of a store with the reports that tell them."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

import click

from foreigndesk.cli.reading import Day
from foreigndesk.cli.rows import format_option, write_rows
from foreigndesk.cli.stored import reads_store
from foreigndesk.store import Store
from foreigndesk.store.column import Row
from foreigndesk.store.derived import INCIDENTS

_SHOWN = (
    "incident_id", "first", "type", "mode", "actors", "recipients", "place", "article_count", "source_count", "numbers",
    "asserted_by", "denied_by",
)  # fmt: skip


@click.command()
@reads_store
@click.option(
    "--min-articles", type=click.IntRange(min=1), default=2, show_default=True, help="Told by at least so many."
)
@click.option("--min-sources", type=click.IntRange(min=1), help="By at least so many independent sources.")
@click.option("--contested", is_flag=True, help="Only what somebody denies.")
@click.option("--party", help="A country or code on either side.")
@click.option("--type", "event_type", help="PLOVER type.")
@click.option("--country", help="Where it happened (ISO 3166 alpha-3).")
@click.option("--from", "day_from", type=Day(), help="First day (YYYY-MM-DD).")
@click.option("--to", "day_to", type=Day(), help="Last day.")
@click.option("--text", "words", help="Words of a place, party, outlet or speaker.")
@format_option
def incidents(
    store: Store,
    min_articles: int,
    min_sources: int | None,
    contested: bool,
    party: str | None,
    event_type: str | None,
    country: str | None,
    day_from: date | None,
    day_to: date | None,
    words: str | None,
    output_format: str,
) -> None:
    """List happenings that several reports tell."""
    found = store.named_rows(
        "incidents", articles=min_articles, sources=min_sources, contested=contested or None, party=party,
        type=event_type, country=country, day_from=day_from, day_to=day_to, words=words,
    )  # fmt: skip
    if output_format == "jsonl":
        for row in found:
            click.echo(json.dumps(INCIDENTS.record(row), ensure_ascii=False, default=str))
    else:
        names = tuple(column.name for column in INCIDENTS.columns)
        write_rows(map(_row, found), names, sys.stdout, output_format, _SHOWN)


def _row(row: Row) -> Row:
    return row | {"numbers": _numbers(json.loads(str(row["numbers"])))}


def _numbers(numbers: Mapping[str, Any]) -> str:
    return ";".join(
        f"{name} {n['low']}" + (f"-{n['high']}" if n["high"] != n["low"] else "") for name, n in numbers.items()
    )
