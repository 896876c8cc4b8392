"""The filters of events, shared by the commands that choose among them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from foreigndesk.cli.reading import Day


def event_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options, which reach the command together as ``filters``: those of the named query ``events``."""

    @functools.wraps(command)
    def collected(between: tuple[str, str] | None, party: str | None, **others: Any) -> Any:
        if between and party:
            raise click.UsageError("give --between or --party, not both")
        filters = {name: others.pop(name) for name in _NAMES}
        filters["party"], filters["other"] = between or (party, None)
        return command(filters=filters, **others)

    decorated: Callable[..., Any] = collected
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


_NAMES = (
    "actor", "recipient", "type", "mode", "status", "country", "day_from", "day_to", "words", "confidence", "most",
)  # fmt: skip
_OPTIONS = (
    click.option("--actor", help="Who acts: a country (MLI), a code or its beginning (MLIMIL), or words of the name."),
    click.option("--recipient", help="To whom, likewise."),
    click.option("--between", nargs=2, metavar="ISO3 ISO3", help="Two countries, in either direction."),
    click.option("--party", help="A country on either side."),
    click.option("--type", help="PLOVER type."),
    click.option("--mode", help="PLOVER mode."),
    click.option("--status", help="actual, ongoing, future, hypothetical, negated or historical."),
    click.option("--country", help="Where it happened (ISO 3166 alpha-3)."),
    click.option("--from", "day_from", type=Day(), help="First day (YYYY-MM-DD)."),
    click.option("--to", "day_to", type=Day(), help="Last day."),
    click.option("--text", "words", help="Words of the sentence."),
    click.option("--min-confidence", "confidence", type=click.FloatRange(0, 1), help="At least so sure."),
    click.option("--limit", "most", type=click.IntRange(min=1), help="At most so many."),
)
