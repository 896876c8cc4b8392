"""Marks a stored text: cuts it where spans begin and end, so that spans may overlap and no character is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from foreigndesk.web.books import Row


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of an event in one role; ``event`` is ``None`` for a candidate that was turned down."""

    start: int
    end: int
    role: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that the same marks cover.

    Attributes:
        text: The characters.
        roles: Each role once, in the order of the marks.
        owners: ``event:role`` of each mark of an event.
        trigger: The event whose trigger this is, if any.
    """

    text: str
    roles: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    trigger: str | None = None

    def roles_in(self, event: str | None) -> list[str]:
        """The roles that the characters have in one event."""
        parts = [owner.partition(":") for owner in self.owners]
        return [role for owner, _, role in parts if owner == event]


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text in pieces; joined they give the text again."""
    within = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(m.start for m in within), *(m.end for m in within)})
    return [
        _piece(text[start:end], [m for m in within if m.start <= start and end <= m.end])
        for start, end in pairwise(edges)
    ]


def _piece(text: str, marks: list[Mark]) -> Piece:
    return Piece(
        text=text,
        roles=tuple(dict.fromkeys(mark.role for mark in marks)),
        owners=tuple(f"{mark.event}:{mark.role}" for mark in marks if mark.event),
        trigger=next((mark.event for mark in marks if mark.role == "trigger"), None),
    )


def marks_of(events: Iterable[Row], rejected: Iterable[Row], *, in_title: bool) -> list[Mark]:
    """The marks of the events and turned-down candidates of a coding that point into its title, or into its text."""
    marks = [mark for event in events if event["in_title"] == in_title for mark in _event_marks(event)]
    turned_down = (r["trigger"] for r in rejected if bool(r.get("in_title")) == in_title)
    return marks + [Mark(span["start"], span["end"], "rejected", None) for span in turned_down]


def _event_marks(event: Row) -> Iterator[Mark]:
    named = [("trigger", event["trigger"])]
    named += [("actor", actor) for actor in event["actors"]]
    named += [("recipient", actor) for actor in event["recipients"]]
    named += [(role, event[role]["span"]) for role in ("date", "place") if event[role] and event[role]["span"]]
    for attribution in event["attribution"]:
        named.append(("cue", attribution["cue"]))
        if attribution["speaker"]:
            named.append(("speaker", attribution["speaker"]))
    for role, span in named:
        yield Mark(span["start"], span["end"], role, event["event_id"])
