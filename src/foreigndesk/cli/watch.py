"""``foreigndesk watch``: polls feeds, codes the pages they link to and commits them to a store, for months or once."""

from __future__ import annotations

import re
import signal
import time
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from foreigndesk.cli.desk_options import desk_options
from foreigndesk.desk.options import DeskOptions
from foreigndesk.watching.clock import Clock

if TYPE_CHECKING:
    from foreigndesk.store import Store

_UNITS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_MEMORY = "watch.sqlite"


class Duration(click.ParamType[float]):
    """Seconds, written as ``90s``, ``15m``, ``2h`` or ``1d``."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read a number with a unit."""
        if isinstance(value, float):
            return value
        match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd]?)", str(value).strip().lower())
        if match is None:
            self.fail(f"{value!r} is no duration; write it as 90s, 15m, 2h or 1d", param, ctx)
        return float(match[1]) * _UNITS[match[2] or "s"]


@click.command()
@click.argument("store")
@click.argument("feeds", nargs=-1, required=True)
@desk_options
@click.option("--once", is_flag=True, help="Poll every feed once, code what is new, and end (for cron).")
@click.option("--every", type=Duration(), default="15m", show_default=True, help="Time between two polls of one feed.")
@click.option(
    "--host-interval",
    type=Duration(),
    default="5s",
    show_default=True,
    help="Time between two requests to one host; its robots.txt may ask for more.",
)
@click.option("--contact", help="Your page or mail address, told to the sites you watch.")
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and the local network.")
@click.option(
    "--memory",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"File that remembers what was seen [default: {_MEMORY} in STORE].",
)
@click.option("--quiet", is_flag=True, help="Do not tell on standard error what is done.")
def watch(
    store: str,
    feeds: tuple[str, ...],
    options: DeskOptions,
    once: bool,
    every: float,
    host_interval: float,
    contact: str | None,
    allow_private: bool,
    memory: Path | None,
    quiet: bool,
) -> None:
    """Watch feeds: fetch the pages they link to, code them, commit them to a store.

    FEEDS are addresses of RSS and Atom feeds, OPML files, or text files with one address a line. The watch goes on
    until it is told to end (Ctrl-C, SIGTERM), commits what it has fetched, and goes on there when started again.
    """
    from foreigndesk.desk.desk import Desk
    from foreigndesk.linking.linker import Linker
    from foreigndesk.store import Store
    from foreigndesk.watching import Fetcher, Watch, WatchState, read_feed_list
    from foreigndesk.watching.transport import Transport

    if memory is None and "://" in store:
        raise click.UsageError("a store that is no folder needs --memory FILE on this machine")
    addresses = read_feed_list(feeds)
    clock = Clock()
    books = Store(store)
    desk = Desk(**options)
    with WatchState(memory or Path(store) / _MEMORY) as state:
        transport = Transport(allow_private=allow_private, clock=clock)
        fetcher = Fetcher(transport, clock, interval=host_interval, contact=contact, memory=state)
        watching = Watch(
            books,
            state,
            fetcher,
            addresses,
            code=desk.code_articles,
            fingerprint=desk.version,
            clock=clock,
            every=every,
            tell=_ignore if quiet else _tell,
            maintain=partial(_keep, books),
        )
        _end_on_signals(clock)
        if once:
            watching.round(impatient=True)
            Linker(books).link()
        else:
            watching.run()


def _keep(books: Store) -> None:
    """Once a day: incidents and agreements up to date, small files joined."""
    from foreigndesk.linking.linker import Linker

    Linker(books).link()
    books.compact()


def _end_on_signals(clock: Clock) -> None:
    """The first signal ends the watch after its current commit, the second one at once."""

    def stop(number: int, frame: FrameType | None) -> None:
        clock.stop()
        signal.signal(number, signal.SIG_DFL if number != signal.SIGINT else signal.default_int_handler)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _tell(line: str) -> None:
    click.echo(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}", err=True)


def _ignore(line: str) -> None:
    pass
