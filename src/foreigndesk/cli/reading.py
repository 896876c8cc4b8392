"""Options and error reports shared by the commands that read articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import click

from foreigndesk.article import Article
from foreigndesk.sources import Follow, Gauge, SetAside, SourceDefaults, read_sources


class Day(click.ParamType[date]):
    """An ISO 8601 date."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse ``YYYY-MM-DD``."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as YYYY-MM-DD, e.g. 2022-05-03", param, ctx)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the arguments and options that say which articles to read."""
    for decorator in (
        click.option(
            "--input-format",
            type=click.Choice(["text", "html", "jsonl", "csv", "feed"]),
            help="Format of the input; by default told from its name or first bytes.",
        ),
        click.option("--outlet", help="Publisher of plain text."),
        click.option("--published", type=Day(), help="Publication date of plain text (YYYY-MM-DD)."),
        click.argument("files", nargs=-1, required=True),
    ):
        command = decorator(command)
    return command


class Articles:
    """The readable articles of the given files; what had to be set aside is reported on stderr and counted.

    Args:
        files: As given on the command line.
        published: Publication date of what states none.
        outlet: Publisher of what states none.
        input_format: The one format of all files, if the user says so.
        gauge: Told how much has been read.
        follow: Fetches the pages that lists of addresses name.
    """

    def __init__(
        self,
        files: tuple[str, ...],
        published: date | None,
        outlet: str | None,
        input_format: str | None,
        *,
        gauge: Gauge | None = None,
        follow: Follow | None = None,
    ) -> None:
        self._items = read_sources(
            list(files),
            defaults=SourceDefaults(published=published, outlet=outlet),
            stdin=sys.stdin.buffer,
            format=input_format,
            gauge=gauge,
            follow=follow,
        )
        self.set_aside: list[SetAside] = []
        self.count = 0

    def __iter__(self) -> Iterator[Article]:
        for item in self._items:
            if isinstance(item, Article):
                self.count += 1
                yield item
            else:
                self.set_aside.append(item)
                click.echo(f"set aside: {item.place}: {item.reason}", err=True)

    def exit_status(self) -> int:
        """0 when every article was read, 1 when some were set aside; says how many."""
        if self.set_aside:
            click.echo(f"{self.count} articles coded, {len(self.set_aside)} set aside", err=True)
        return 1 if self.set_aside else 0
