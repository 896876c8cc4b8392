"""``foreigndesk split``: says that some events do not belong to an incident of a store."""

from __future__ import annotations

import getpass

import click

from foreigndesk.cli.link import link_store
from foreigndesk.linking.corrections import split_incident
from foreigndesk.store import Store


@click.command()
@click.argument("store")
@click.argument("incident")
@click.argument("events", nargs=-1, required=True)
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who says so.")
@click.option("--why", default="", help="The reason, kept with it.")
def split(store: str, incident: str, events: tuple[str, ...], by: str, why: str) -> None:
    """Say that some EVENTS (event_id) do not belong to an INCIDENT; they stay together.

    The correction is kept and holds against whatever the desk makes of later reports.
    """
    target = Store(store)
    split_incident(target, incident, events, by, why)
    click.echo(link_store(target), err=True)
