"""``foreigndesk merge``: says that some incidents of a store are one happening."""

from __future__ import annotations

import getpass

import click

from foreigndesk.cli.link import link_store
from foreigndesk.linking.corrections import merge_incidents
from foreigndesk.store import Store


@click.command()
@click.argument("store")
@click.argument("incidents", nargs=-1, required=True)
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who says so.")
@click.option("--why", default="", help="The reason, kept with it.")
def merge(store: str, incidents: tuple[str, ...], by: str, why: str) -> None:
    """Say that some INCIDENTS are one happening.

    The correction is kept and holds against whatever the desk makes of later reports.
    """
    target = Store(store)
    merge_incidents(target, incidents, by, why)
    click.echo(link_store(target), err=True)
