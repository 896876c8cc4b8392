"""The ``foreigndesk`` command: loads a subcommand's module only when it is called, so that starting stays fast."""

from __future__ import annotations

import importlib
import keyword
import sys
from typing import NoReturn

import click

from foreigndesk.errors import ForeignDeskError

_COMMANDS = {
    "code": (
        "foreigndesk.cli.code",
        "Code news reports: who did what to whom, when, where, according to whom.",
    ),
    "explain": ("foreigndesk.cli.explain", "Show why events were coded so, and what was turned down."),
    "codebook": ("foreigndesk.cli.codebook", "List, show, lint and test the codebook."),
    "actors": ("foreigndesk.cli.actors", "Look up who a phrase stands for."),
    "ingest": ("foreigndesk.cli.ingest", "Code articles into a store."),
    "watch": ("foreigndesk.cli.watch", "Watch feeds: fetch, code and commit what they link to."),
    "import": ("foreigndesk.cli.import_", "Read events that others coded (GDELT, ICEWS, POLECAT) into a store."),
    "events": ("foreigndesk.cli.events", "Query the events of a store."),
    "sql": ("foreigndesk.cli.sql", "Ask a store in SQL."),
    "incidents": ("foreigndesk.cli.incidents", "List happenings that several reports tell."),
    "agreements": ("foreigndesk.cli.agreements", "List agreements and what became of them."),
    "link": ("foreigndesk.cli.link", "Bring incidents and agreements of a store up to date."),
    "merge": ("foreigndesk.cli.merge", "Say that some incidents are one happening."),
    "split": ("foreigndesk.cli.split", "Say that some events do not belong to an incident."),
    "compact": ("foreigndesk.cli.compact", "Join the small files of a store."),
    "plot": ("foreigndesk.cli.plot", "Draw a chart of a store."),
    "export": ("foreigndesk.cli.export", "Write the events of a store to a file for other programs."),
    "serve": ("foreigndesk.cli.serve", "Open the desk in a browser."),
    "demo": ("foreigndesk.cli.demo", "Code the sample reports and print their events."),
    "train": ("foreigndesk.cli.train", "Train a reader on the codebook's examples and your own."),
    "evaluate": ("foreigndesk.cli.evaluate", "Measure coding against hand-coded sets."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the module of a command and return the object of the same name in it (``import_`` for ``import``)."""
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(_COMMANDS[name][0])
        command = getattr(module, f"{name}_" if keyword.iskeyword(name) else name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from foreigndesk.desk.desk import Desk
    from foreigndesk.desk.version import package_version

    click.echo(f"foreigndesk {package_version()} (fingerprint {Desk().version})")
    ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and the fingerprint of code, model, codebook and gazetteers.",
)
def cli() -> None:
    """Foreign Desk reads news reports and keeps the desk's books: events, claims, incidents, agreements."""


def main() -> NoReturn:
    """Run the command line; a known error prints its message and exits with 2."""
    try:
        cli(standalone_mode=True)
    except ForeignDeskError as error:
        click.echo(f"foreigndesk: {error}", err=True)
        sys.exit(2)
    sys.exit(0)
