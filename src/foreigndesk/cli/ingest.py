"""``foreigndesk ingest``: codes articles into a store; what is there already is not coded again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from foreigndesk.article import Article
from foreigndesk.cli.desk_options import desk_options
from foreigndesk.cli.link import link_store
from foreigndesk.cli.progress import with_progress
from foreigndesk.cli.reading import Articles, source_options
from foreigndesk.desk.desk import Desk
from foreigndesk.desk.engines import ENGINES
from foreigndesk.desk.options import DeskOptions
from foreigndesk.sources import SetAside
from foreigndesk.store import Store

_INTERRUPTED = 130


class Shard(click.ParamType[tuple[int, int]]):
    """``K/N``: the K-th of N shares, K from 1."""

    name = "K/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Parse ``K/N``."""
        if isinstance(value, tuple):
            return value
        one, _, all_of_them = str(value).partition("/")
        if not (one.isdecimal() and all_of_them.isdecimal() and 1 <= int(one) <= int(all_of_them)):
            self.fail(f"{value!r} is no share; write the second of eight as 2/8", param, ctx)
        return int(one), int(all_of_them)


@click.command()
@click.argument("store")
@source_options
@desk_options
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes.")
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default="local",
    show_default=True,
    help="Where the processes run: on this machine, or on a Ray cluster (extra [ray]).",
)
@click.option("--address", help="Of the Ray cluster; by default one on this machine.")
@click.option("--shard", type=Shard(), help="Code only this share of the articles, e.g. 2/8: for job arrays.")
@click.option("--fetch", is_flag=True, help="Fetch the pages that lists of addresses name.")
@click.option("--link/--no-link", default=True, help="Bring incidents and agreements up to date at the end.")
@click.option("--progress/--no-progress", default=None, help="Progress on standard error (default: on a terminal).")
def ingest(
    store: str,
    files: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    input_format: str | None,
    options: DeskOptions,
    jobs: int,
    engine: str,
    address: str | None,
    shard: tuple[int, int] | None,
    fetch: bool,
    link: bool,
    progress: bool | None,
) -> None:
    """Code articles into a store.

    STORE is a folder, made when it is not there. FILES as for `foreigndesk code`. A run that was cut short goes on
    where it stopped when it is started again: articles that the store holds in the same words, with the same date
    and from the same version of the coder are skipped.
    """
    target = Store(store)
    articles = Articles(files, published, outlet, input_format, follow=_follow() if fetch else None)
    wanted = (article for article in articles if shard is None or _in_shard(article, *shard))
    missing = target.missing(wanted, Desk(**options).version)
    codings = ENGINES[engine](missing, jobs=jobs, address=address, **options)
    try:
        written = target.write(with_progress(codings, progress), articles.set_aside)
    except KeyboardInterrupt:
        click.echo("stopped; what was coded is kept. Start the same command again to go on.", err=True)
        sys.exit(_INTERRUPTED)
    there = articles.count - written.articles
    click.echo(f"{written.articles} articles with {written.events} events added, {there} there already", err=True)
    if link:
        click.echo(link_store(target), err=True)
    sys.exit(articles.exit_status())


def _in_shard(article: Article, number: int, shards: int) -> bool:
    return int(article.article_id, 16) % shards == number - 1


def _follow() -> Callable[[str, str], Article | SetAside]:
    """Fetches pages as `watch` does."""
    from foreigndesk.watching import Fetcher
    from foreigndesk.watching.clock import Clock
    from foreigndesk.watching.pages import Pages
    from foreigndesk.watching.transport import Transport

    clock = Clock()
    return Pages(Fetcher(Transport(clock=clock), clock)).follow
