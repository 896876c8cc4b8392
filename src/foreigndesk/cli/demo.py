"""``foreigndesk demo``: codes the demo corpus, prints the events of its first reports, and keeps all in a store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import click

from foreigndesk.cli.progress import with_progress
from foreigndesk.cli.reading import Articles
from foreigndesk.cli.serve import address
from foreigndesk.cli.table import print_table
from foreigndesk.demo import corpus_files
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import MissingExtraError
from foreigndesk.linking.linker import Linker
from foreigndesk.store import Store

_DESK = "demo-desk"
_SHOWN = 2


@click.command()
def demo() -> None:
    """Code the demo corpus, print the events of its first reports, and keep all in a store."""
    files = corpus_files()
    click.secho("Foreign Desk reads its demo corpus: short reports about the Sahel, 2012 to 2023.", bold=True)
    click.echo("Who did what to whom, when, where, whether it happened, and according to whom, in the first of them:\n")
    coming = Desk().code_articles(Articles(tuple(map(str, files)), None, None, None))
    codings = list(islice(coming, _SHOWN))
    print_table(codings, sys.stdout)
    codings += with_progress(coming, None)
    click.secho(totals(codings), bold=True)
    click.echo(f"\nWhy is an event coded so?    foreigndesk explain {_shown(files[-1])}")
    _open_desk(codings)


def totals(codings: Iterable[Coding]) -> str:
    """One line that says what was found: articles, events, how many are attributed, how many did not happen."""
    codings = list(codings)
    events = [event for coding in codings for event in coding.events]
    statuses = Counter(event.status for event in events)
    told = ", ".join(f"{count} {status}" for status, count in statuses.most_common())
    attributed = sum(1 for event in events if event.attribution)
    rejected = sum(len(coding.rejected) for coding in codings)
    return (
        f"{_count(len(codings), 'article')}, {_count(len(events), 'event')} ({told}); {attributed} on somebody's "
        f"word, {_count(rejected, 'candidate')} turned down with a reason."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _open_desk(codings: Iterable[Coding]) -> None:
    """Keep the codings in a store in this folder, and say how to look at it."""
    try:
        store = Store(_DESK)
        store.write(codings)
        Linker(store).link()
    except MissingExtraError as error:
        click.echo(f"To read them in a browser: {error}")
        return
    click.echo(f"One happening, many reports: foreigndesk incidents {_DESK}")
    click.echo(f"What became of each accord:  foreigndesk agreements {_DESK}")
    click.echo(f"Read them in a browser:      foreigndesk serve {_DESK}   then open {address()}")


def _shown(path: Path) -> str:
    """The path as seen from here, if it lies below."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
