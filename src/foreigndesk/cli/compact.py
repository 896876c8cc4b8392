"""``foreigndesk compact``: joins the small files of a store."""

from __future__ import annotations

from datetime import timedelta

import click

from foreigndesk.store import Store


@click.command()
@click.argument("store")
@click.option(
    "--vacuum",
    "days",
    type=click.FloatRange(min=0),
    help="Also remove for good what only versions of the tables older than so many days need.",
)
def compact(store: str, days: float | None) -> None:
    """Join the small files of a store, so that it is read faster.

    Every version stays readable; --vacuum removes files that only old versions need. Articles, events and claims keep
    their whole history even then; what goes is how incidents and agreements stood before that day (--as-of).
    """
    for done in Store(store).compact(None if days is None else timedelta(days=days)):
        removed = f", {done.removed} old files removed" if days is not None else ""
        click.echo(f"{done.table}: {done.before} files → {done.after}{removed}", err=True)
