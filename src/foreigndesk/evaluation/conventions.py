"""Conventions: how the codes of hand-coded sets answer to ours, from knowledge files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Event
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.reader.labels import short_code


class Roots:
    """Names and quad classes of CAMEO roots in the directed-pair sets."""

    def __init__(self) -> None:
        raw = load_yaml(knowledge_dir() / "evaluation" / "roots.yaml")
        self.names: dict[str, str] = raw["roots"]
        self.quads: dict[str, int] = raw["quads"]

    def of(self, event: Event) -> str | None:
        """Root name of an event by its CAMEO code."""
        return self.names.get(event.cameo[:2]) if event.cameo else None


class Conventions:
    """Type names, actor codes and event types of other people's sets in our terms."""

    @cached_property
    def raw(self) -> dict[str, Any]:
        """The knowledge file as it is."""
        raw: dict[str, Any] = load_yaml(knowledge_dir() / "evaluation" / "conventions.yaml")
        return raw

    def type_name(self, name: str) -> str:
        """The present name of a PLOVER type."""
        return str(self.raw["renamed"].get(name, name))

    def of_reports(self, words: str) -> bool:
        """Whether a time expression is built as reports build them."""
        return not any(re.search(pattern, words) for pattern in self.raw["not_of_reports"].values())

    def country(self, code: str | None) -> str | None:
        """A country as sets compare it: ISO 3166, all organisations of states as IGO."""
        known: dict[str, str | None] = self.raw["countries"]
        return known.get(code, code) if code else None

    def sector(self, code: str) -> str:
        """The sector of a code, without the small letters of ethnic groups ("CVLkur")."""
        letters = "".join(letter for letter in code if not letter.islower())
        return str(self.raw["sectors"].get(letters, letters))

    def countries_of(self, actors: Iterable[Actor]) -> set[str | None]:
        """Countries of actors as sets compare them."""
        return {self.country(actor.country) for actor in actors}

    def sectors_of(self, actors: Iterable[Actor]) -> set[str]:
        """Sectors of actors."""
        return {self.sector(sector) for actor in actors for sector in actor.sectors}


def three_digits(code: str | None) -> str | None:
    """A CAMEO code to three digits; a bare root is its general code ("16" is "160")."""
    return short_code(code) if code else None
