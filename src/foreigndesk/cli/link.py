"""``foreigndesk link``: brings incidents and agreements of a store up to date."""

from __future__ import annotations

import click

from foreigndesk.linking.linker import Linker
from foreigndesk.store import Store


@click.command()
@click.argument("store")
def link(store: str) -> None:
    """Bring incidents and agreements of a store up to date.

    `ingest` and `watch` do this themselves; after several `ingest --no-link`, on one machine or many, do it once.
    """
    click.echo(link_store(Store(store)), err=True)


def link_store(store: Store) -> str:
    """Link what has come, and say in a line what was done."""
    linked = Linker(store).link()
    if not linked.batches and not linked.incidents:
        return "incidents and agreements are up to date"
    return f"{linked.incidents} incidents new or changed"
