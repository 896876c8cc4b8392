"""``foreigndesk actors lookup``: who a phrase stands for, on a given day, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from foreigndesk.actors.lookup import ActorLookup
from foreigndesk.cli.reading import Day
from foreigndesk.desk.desk import Desk


@click.group()
def actors() -> None:
    """Look up who a phrase stands for."""


@actors.command()
@click.argument("phrase")
@click.option("--date", "on", type=Day(), help="Day on which the phrase was written (default: today).")
@click.option(
    "--actors", "extra", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Your own actors."
)
def lookup(phrase: str, on: date | None, extra: Path | None) -> None:
    """Show the actors in PHRASE, e.g. "the French foreign minister", with the candidates and the reason."""
    desk = Desk(actors=extra)
    results = ActorLookup(desk.engine.parse, desk.actors)(phrase, on)
    if not results:
        click.echo("nobody: no name, role or nationality in these words is known")
    for result in results:
        actor = result.actor
        click.echo(actor.span.text)
        click.echo(f"  code {actor.code or '—'}   country {actor.country or '—'}   name {actor.name or '—'}")
        click.echo(f"  {result.reason}")
        for candidate in result.candidates:
            mark = "→" if candidate.chosen else " "
            click.echo(f"  {mark} {candidate.name} ({candidate.kind}) {candidate.code or '—'}  {candidate.note}")
