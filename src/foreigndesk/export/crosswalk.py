"""The crosswalk: everything that exports need to say our events in the codes of other data sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from foreigndesk.codes import Cameo, Countries, Country, Sectors
from foreigndesk.codes.sectors import parts_of
from foreigndesk.export.acled_types import AcledTypes
from foreigndesk.knowledge.files import knowledge_dir, load_yaml


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Countries, sectors, CAMEO, ACLED's types, and what ``knowledge/export/sides.yaml`` says of parties."""

    countries: Countries
    sectors: Sectors
    cameo: Cameo
    acled: AcledTypes
    sides: Mapping[str, Any]

    @classmethod
    def load(cls) -> Crosswalk:
        """Read the knowledge files."""
        sides = load_yaml(knowledge_dir() / "export" / "sides.yaml")
        return cls(Countries.load(), Sectors.load(), Cameo.load(), AcledTypes.load(), sides)

    def country(self, code: object) -> Country | None:
        """The country of one of our codes."""
        return self.countries.get(str(code)) if code else None

    def is_mutual(self, event_type: str, cameo: str) -> bool:
        """Whether the actors of such an act without recipients are each other's partners."""
        mutual = self.sides["mutual"]
        return event_type in mutual["types"] or cameo in mutual["cameo"]

    def known_group(self, country: str | None, code: str | None) -> str:
        """GDELT's code of an organisation, empty if it has none."""
        own = self.sides["own_groups"].get(country, "")
        named = (part for part in parts_of(code or "")[1:] if part in self.sides["known_groups"])
        return own or (next(named, "") if country in self.sectors.bodies else "")

    def is_one(self, sectors: Iterable[str], kind: str) -> bool:
        """Whether the weightiest sector is of a kind: ``state``, ``armed`` or ``civilians``."""
        return next(iter(sectors), "") in self.sides[kind]
