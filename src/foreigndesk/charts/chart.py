"""The chart: the named query that feeds it and the function that draws its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Rows = Iterable[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One kind of chart.

    Attributes:
        name: As in ``foreigndesk plot NAME``.
        description: What it shows.
        query: Name of the store's query that gives its rows.
        draw: From rows to an Altair chart.
    """

    name: str
    description: str
    query: str
    draw: Callable[[Rows], Any]
