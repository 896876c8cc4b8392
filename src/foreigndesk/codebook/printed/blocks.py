"""Blocks: a printed codebook before it is Markdown or HTML: headings, paragraphs, lists, tables, frames, examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["plain", "code", "strong", "emphasis", "trigger", "actor", "recipient"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words in one style, linked to an anchor of the page if ``to`` is given."""

    text: str
    style: Style = "plain"
    to: str | None = None


Line = tuple[Run, ...]
"""The words of one paragraph, list item or cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; levels 2 and 3 make the table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings."""

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An example of a frame, or a sentence that is none."""

    line: Line
    note: Line
    counter: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One frame: its name, what it says, its examples."""

    anchor: str
    title: Line
    facts: tuple[tuple[str, Line], ...]
    samples: tuple[Sample, ...]


Block = Heading | Paragraph | Bullets | Table | Card


def plain(text: str) -> Line:
    """Words without style."""
    return (Run(text),)


def prose(text: str) -> Line:
    """Words of a knowledge file, in which names stand between backquotes."""
    return tuple(Run(part, "code" if index % 2 else "plain") for index, part in enumerate(text.split("`")) if part)


def code(text: str, to: str | None = None) -> Run:
    """A name as it is written in a codebook file."""
    return Run(text, "code", to)


def joined(lines: list[Line], between: str = ", ") -> Line:
    """Lines one after the other with words between them."""
    runs: list[Run] = []
    for index, line in enumerate(lines):
        runs += [Run(between)] if index else []
        runs += line
    return tuple(runs)
