"""``foreigndesk sql``: any question to a store, in SQL."""

from __future__ import annotations

import sys

import click

from foreigndesk.cli.rows import format_option, write_rows
from foreigndesk.cli.stored import reads_store
from foreigndesk.store import Store


@click.command()
@reads_store
@click.argument("statement")
@format_option
def sql(store: Store, statement: str, output_format: str) -> None:
    """Ask a store in DuckDB's SQL, over articles, events, claims and set_aside.

    For example: foreigndesk sql desk "select type, count(*) from events group by type"
    """
    relation = store.query(statement)
    columns = relation.columns
    rows = (dict(zip(columns, values, strict=True)) for values in relation.fetchall())
    write_rows(rows, columns, sys.stdout, output_format)
