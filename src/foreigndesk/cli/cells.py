"""The cells of an event as styled text: type, standing, who, when, words; shared by table and listing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.text import Text

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Event

_QUAD_STYLE = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}
_STATUS_STYLE = {
    "actual": "",
    "ongoing": "cyan",
    "future": "blue",
    "hypothetical": "magenta",
    "negated": "red",
    "historical": "dim",
}
_STANCE_STYLE = {
    "alleges": "yellow",
    "denies": "red",
    "doubts": "red",
    "confirms": "green",
    "admits": "green",
    "promises": "blue",
    "warns": "blue",
    "expects": "blue",
    "demands": "magenta",
}
_NOBODY = "—"
_SPACE = re.compile(r"\s+")


def type_cell(event: Event, separator: str) -> Text:
    """Type and mode, coloured by quad class."""
    text = Text(event.type, style=_QUAD_STYLE[event.quad])
    return text.append(f"{separator}{event.mode}", style="dim") if event.mode else text


def standing_cell(event: Event, separator: str) -> Text:
    """Whether it happened, and who says so in what sense, the nearest speaker first."""
    text = Text(event.status, style=_STATUS_STYLE[event.status])
    for attribution in event.attribution:
        speaker = _name(attribution.speaker) if attribution.speaker else _NOBODY
        style = _STANCE_STYLE.get(attribution.stance, "")
        text.append(separator).append(f"{speaker} ", style="not dim")
        text.append(attribution.stance, style=f"italic {style}")
    return text


def actors_cell(actors: Iterable[Actor], separator: str) -> Text:
    """Names and codes, joined by ``separator``."""
    text = Text()
    for actor in actors:
        text.append(separator if text else "").append(_name(actor)).append(f" {actor.code or '?'}", style="dim")
    return text


def when_cell(event: Event) -> Text:
    """Day, month, year or interval."""
    day = event.date
    if day is None:
        return Text()
    if day.precision == "day" or day.start == day.end:
        return Text(day.start.isoformat())
    if day.precision in ("month", "year"):
        return Text(day.start.isoformat()[: 7 if day.precision == "month" else 4])
    return Text(f"{day.start.isoformat()}/{day.end.isoformat()[5:]}")


def place_cell(event: Event) -> Text:
    """Name of the place."""
    return Text(event.place.name if event.place else "")


def words_cell(event: Event, before: int, after: int) -> Text:
    """The quote with the trigger marked, cut to so many characters before and after it, at a word's edge."""
    at = max(0, event.quote.find(event.trigger.text))
    head = _SPACE.sub(" ", event.quote[:at])
    tail = _SPACE.sub(" ", event.quote[at + len(event.trigger.text) :])
    if len(head) > before:
        head = "…" + head[-before:].partition(" ")[2]
    if len(tail) > after:
        tail = tail[:after].rpartition(" ")[0] + "…"
    text = Text(head, style="dim")
    return text.append(_SPACE.sub(" ", event.trigger.text), style="not dim bold").append(tail)


def _name(actor: Actor) -> str:
    return _SPACE.sub(" ", actor.refers_to.text if actor.refers_to else actor.span.text)
