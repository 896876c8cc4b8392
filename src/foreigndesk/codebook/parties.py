"""Parties: whose acts are coded, and where a recipient is looked for when a frame's own rule finds nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.codebook.change import read_lists, read_names, read_table


@dataclass(frozen=True, slots=True)
class Parties:
    """Whose acts are coded.

    Attributes:
        sectors: A participant of one of these sectors is enough.
        with_country: Or of one of these, if his country is known.
        kinds: Or one of these kinds of organisation.
        exempt: Types that are coded whoever takes part.
        reason: What is recorded where nobody is enough.
    """

    sectors: frozenset[str]
    with_country: frozenset[str]
    kinds: frozenset[str]
    exempt: frozenset[str]
    reason: str

    @classmethod
    def load(cls, path: Path) -> Parties | None:
        """Read ``parties.yaml``; a codebook without one codes everybody's acts."""
        raw = read_table(path)
        if not raw:
            return None
        sectors, with_country, kinds, exempt = (
            frozenset(read_names(raw, key, path)) for key in ("sectors", "with_country", "kinds", "exempt")
        )
        return cls(sectors, with_country, kinds, exempt, str(raw.get("reason", "nobody whose acts are coded")))

    def admit(self, event_type: str, participants: Iterable[tuple[str | None, tuple[str, ...]]]) -> bool:
        """Whether an event of a type is coded, given country and sectors of its participants."""
        known = list(participants)
        if event_type in self.exempt or not known:
            return True
        return any(
            country in self.kinds
            or not self.sectors.isdisjoint(sectors)
            or (country and (not sectors or not self.with_country.isdisjoint(sectors)))
            for country, sectors in known
        )


@dataclass(frozen=True, slots=True)
class Fallback:
    """Where a recipient is looked for when a frame's own rule finds nobody.

    Attributes:
        slots: By type, the slots in order of preference.
        places: By type, the slots in which a place stands for those who live there.
        reciprocal: Types whose several actors have no recipient beside them.
        blaming: Types that point at another act: its actor is the recipient, never its victim.
    """

    slots: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    reciprocal: frozenset[str]
    blaming: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> Fallback:
        """Read ``fallback.yaml``; a codebook without one has none."""
        raw = read_table(path)
        slots, places = (read_lists(raw, key, path) for key in ("slots", "places"))
        reciprocal, blaming = (frozenset(read_names(raw, key, path)) for key in ("reciprocal", "blaming"))
        return cls(slots, places, reciprocal, blaming)
