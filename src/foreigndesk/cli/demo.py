"""``foreigndesk demo``: codes the sample reports of the repository, prints their events, and keeps them in a store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

import foreigndesk
from foreigndesk.cli.reading import Articles
from foreigndesk.cli.serve import address
from foreigndesk.cli.table import print_table
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import MissingExtraError, SourceError
from foreigndesk.store import Store

_DESK = "demo-desk"
_SUFFIXES = frozenset({".txt", ".html", ".jsonl", ".csv"})


@click.command()
def demo() -> None:
    """Code the sample reports and print their events."""
    reports = sample_reports()
    click.secho(f"Foreign Desk reads {len(reports)} files of sample reports.", bold=True)
    click.echo("Who did what to whom, when, where, whether it happened, and according to whom:\n")
    articles = Articles(tuple(map(str, reports)), None, None, None)
    codings: list[Coding] = []
    print_table(_kept(Desk().code_articles(articles), codings), sys.stdout)
    click.secho(totals(codings), bold=True)
    click.echo(f"\nWhy is an event coded so?   foreigndesk explain {_shown(reports[0])}")
    _open_desk(codings)


def sample_reports() -> list[Path]:
    """The files of ``examples/reports``, in the order of their names.

    Raises:
        SourceError: If the package is installed without the repository.
    """
    folder = Path(foreigndesk.__file__).parents[2] / "examples" / "reports"
    files = sorted(path for path in folder.glob("*") if path.suffix in _SUFFIXES)
    if not files:
        raise SourceError(
            "the sample reports come with the repository, not with the installed package; run the demo from a "
            "checkout (make demo), or try a report of your own: foreigndesk code report.txt --published 2022-05-03",
            place=str(folder),
        )
    return files


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


def _kept(codings: Iterable[Coding], kept: list[Coding]) -> Iterator[Coding]:
    """The codings as they come, each also put into ``kept``."""
    for coding in codings:
        kept.append(coding)
        yield coding


def _open_desk(codings: Iterable[Coding]) -> None:
    """Keep the codings in a store in this folder, and say how to read it in a browser."""
    try:
        Store(_DESK).write(codings)
    except MissingExtraError as error:
        click.echo(f"To read them in a browser: {error}")
        return
    click.echo(f"Read them in a browser:     foreigndesk serve {_DESK}   then open {address()}")


def _shown(path: Path) -> str:
    """The path as seen from here, if it lies below."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
