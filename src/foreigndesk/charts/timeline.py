"""Timeline: events over time as stacked bars, coloured from conflict to cooperation."""

from __future__ import annotations

from typing import Any

from foreigndesk.charts.chart import Rows
from foreigndesk.errors import MissingExtraError


def timeline(rows: Rows) -> Any:
    """An Altair chart of the store's query ``timeline``.

    Args:
        rows: ``since`` (first day of a span), ``type``, ``events`` and ``intensity`` (their mean, −10 … 10).

    Raises:
        MissingExtraError: If Altair is not installed.
    """
    try:
        import altair as alt
    except ModuleNotFoundError as error:
        raise MissingExtraError("drawing charts", "desk") from error
    values = [
        {"since": str(r["since"]), "type": r["type"], "events": r["events"], "intensity": r["intensity"]} for r in rows
    ]
    return (
        alt.Chart(alt.InlineData(values), width=760, height=280)
        .mark_bar()
        .encode(
            x=alt.X("since:T", title=None),
            y=alt.Y("sum(events):Q", title="events"),
            color=alt.Color("intensity:Q", title="intensity").scale(scheme="redblue", domain=[-10, 10]),
            order=alt.Order("intensity:Q", sort="descending"),
            detail="type:N",
            tooltip=["since:T", "type:N", "sum(events):Q", alt.Tooltip("intensity:Q", format=".1f")],
        )
    )
