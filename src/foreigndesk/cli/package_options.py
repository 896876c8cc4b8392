"""Options of a release folder: what it is called, who makes it, under which licence."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from foreigndesk.cli.reading import Day
from foreigndesk.export.package import Release

_RELEASE = ("title", "authors", "licence", "released", "with_text")
_DEFAULTS = Release()


def package_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options, which reach the command together as ``release``."""

    @functools.wraps(command)
    def collected(**others: Any) -> Any:
        fields = {name: others.pop(name) for name in _RELEASE}
        fields["released"] = fields["released"] or date.today()
        return command(release=Release(**fields), **others)

    decorated: Callable[..., Any] = collected
    for option in (
        click.option("--force", is_flag=True, help="Replace the folder of --package if it is there."),
        click.option("--with-text", is_flag=True, help="Put the articles' text into the package."),
        click.option("--released", type=Day(), help="Day of release of the package; today by default."),
        click.option("--licence", default=_DEFAULTS.licence, show_default=True, help="SPDX identifier of the licence."),
        click.option("--author", "authors", multiple=True, help="Who makes the package; may be given several times."),
        click.option("--title", default=_DEFAULTS.title, show_default=True, help="What the package is called."),
    ):
        decorated = option(decorated)
    return decorated
