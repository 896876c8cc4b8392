"""``foreigndesk explain``: why an event was coded so, and what was turned down."""

from __future__ import annotations

import sys
from datetime import date

import click
from rich.console import Console

from foreigndesk.cli.desk_options import desk_options
from foreigndesk.cli.explanation import explain_event, print_explanations
from foreigndesk.cli.reading import Articles, source_options
from foreigndesk.desk.options import DeskOptions
from foreigndesk.desk.parallel import code_many


@click.command()
@source_options
@desk_options
@click.option("--event", "event_id", help="Explain only this event (its id, or the beginning of it).")
def explain(
    files: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    input_format: str | None,
    options: DeskOptions,
    event_id: str | None,
) -> None:
    """Show why events were coded so, and what was turned down."""
    articles = Articles(files, published, outlet, input_format)
    codings = code_many(articles, **options)
    if event_id is None:
        print_explanations(codings, sys.stdout)
        sys.exit(articles.exit_status())
    console = Console(highlight=False)
    found = [(c, e) for c in codings for e in c.events if e.event_id.startswith(event_id)]
    for coding, event in found:
        explain_event(coding, event, console)
    if not found:
        raise click.UsageError(
            f"no event {event_id!r} in these articles; `foreigndesk code --format jsonl` lists the ids"
        )
    sys.exit(articles.exit_status())
