"""Options shared by the commands that code: which codebook, actors and reader, and how sure to be."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from foreigndesk.desk.options import DeskOptions


class ReaderFolder(click.ParamType[str | bool]):
    """A folder of a reader, or ``none``."""

    name = "folder|none"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | bool:
        """``none`` is no reader."""
        return False if value == "none" else value


def desk_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options, which reach the command together as ``options``."""

    @functools.wraps(command)
    def collected(
        codebook: str | None, actors: str | None, reader: str | bool, min_confidence: float, **others: Any
    ) -> Any:
        options = DeskOptions(codebook=codebook, actors=actors, reader=reader, min_confidence=min_confidence)
        return command(options=options, **others)

    decorated: Callable[..., Any] = collected
    for decorator in (
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            help="Leave out events less sure than this; docs/accuracy.md says what it costs and gains.",
        ),
        click.option(
            "--reader",
            type=ReaderFolder(),
            default=True,
            help="Folder of another reader (`foreigndesk train`), or none: frames alone.",
        ),
        click.option("--actors", type=click.Path(exists=True, dir_okay=False), help="Your own actors, YAML or CSV."),
        click.option("--codebook", type=click.Path(), help="Folder of another codebook."),
    ):
        decorated = decorator(decorated)
    return decorated
