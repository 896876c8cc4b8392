"""The member: one input inside another, such as a file in an archive or a page in a web archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from foreigndesk.sources.characters import normalise

_MAX_NAME: Final = 300


@dataclass(frozen=True, slots=True)
class Member:
    """What an input holds.

    Attributes:
        place: What to call it in messages: ``archive.zip!reports/a.html``.
        stream: Its bytes.
        name: What tells its format; empty where only the bytes do.
        format: Name of its format, where what holds it says so.
        url: Its address, unless it names a better one itself.
        extra: What else is known of it.
    """

    place: str
    stream: BinaryIO
    name: str = ""
    format: str | None = None
    url: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


def inside(place: str, name: str) -> str:
    """The place of a member.

    Names come from strangers and go to terminals: what is not printable is replaced, and no name is endless.
    """
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in normalise(name)[:_MAX_NAME])
    return f"{place}!{shown}"
