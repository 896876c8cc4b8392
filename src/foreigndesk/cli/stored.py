"""The store as an argument of the commands that read one, as it is now or was at a moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from foreigndesk.store import Store, read_moment


def reads_store(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add STORE and ``--as-of``; the command gets an opened ``store``."""

    @wraps(command)
    def opened(*args: Any, store: str, as_of: str | None, **options: Any) -> Any:
        moment = read_moment(as_of) if as_of else None
        return command(*args, store=Store(store, as_of=moment), **options)

    option = click.option(
        "--as-of", metavar="MOMENT", help="Read the store as it was: a day, a time (UTC), or a number of a version."
    )
    return click.argument("store")(option(opened))
