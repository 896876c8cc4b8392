"""``foreigndesk incidents``: happenings of a store with the reports that tell them."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

import click

from foreigndesk.cli.rows import format_option, write_rows
from foreigndesk.linking.incidents import Incident
from foreigndesk.linking.numbers import NumberRange

_COLUMNS = (
    "incident_id", "first", "last", "type", "mode", "actors", "recipients", "place", "articles", "outlets", "numbers",
    "asserted_by", "denied_by", "contested",
)  # fmt: skip
_SHOWN = ("first", "type", "mode", "actors", "recipients", "place", "articles", "numbers", "asserted_by", "denied_by")


@click.command()
@click.argument("store")
@click.option(
    "--min-articles", type=click.IntRange(min=1), default=2, show_default=True, help="Told by at least so many."
)
@click.option("--contested", is_flag=True, help="Only what somebody denies.")
@format_option
def incidents(store: str, min_articles: int, contested: bool, output_format: str) -> None:
    """List happenings that several reports tell."""
    from foreigndesk.linking import link_incidents, stored_reports
    from foreigndesk.store import Store

    found = [
        incident
        for incident in link_incidents(stored_reports(Store(store)))
        if len(incident.articles) >= min_articles and (incident.contested or not contested)
    ]
    if output_format == "jsonl":
        for incident in found:
            click.echo(json.dumps(incident.to_dict(), ensure_ascii=False, default=str))
    else:
        write_rows(map(_row, found), _COLUMNS, sys.stdout, output_format, _SHOWN)


def _row(incident: Incident) -> dict[str, object]:
    row = incident.to_dict()
    for name in ("actors", "recipients", "outlets", "asserted_by", "denied_by"):
        row[name] = ";".join(getattr(incident, name))
    return row | {"articles": len(incident.articles), "numbers": _numbers(incident.numbers)}


def _numbers(numbers: Mapping[str, NumberRange]) -> str:
    return ";".join(f"{name} {n.low}" + (f"-{n.high}" if n.high != n.low else "") for name, n in numbers.items())
