"""Sectors: PLOVER's beside the codes and labels that GDELT and ICEWS have for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foreigndesk.knowledge.files import knowledge_dir, load_yaml

_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Sectors:
    """The tables of ``knowledge/codes/sectors.yaml``."""

    gdelt: Mapping[str, str]
    icews: Mapping[str, str]
    icews_bodies: Mapping[str, str]
    from_cameo: Mapping[str, str]
    plover: frozenset[str]
    bodies: frozenset[str]
    groups: Mapping[str, str]

    @classmethod
    def load(cls) -> Sectors:
        """Read the file."""
        raw = load_yaml(knowledge_dir() / "codes" / "sectors.yaml")
        return cls(
            raw["gdelt"],
            raw["icews"],
            raw["icews_bodies"],
            raw["from_cameo"],
            frozenset(raw["plover"]),
            frozenset(raw["bodies"]),
            raw["groups"],
        )

    def of_group(self, group: str | None) -> str | None:
        """Our code for one of GDELT's known groups, if we have one."""
        return self.groups.get(group) if group else None

    def of_cameo(self, agents: Iterable[str]) -> tuple[str, ...]:
        """PLOVER's sectors for CAMEO's agent codes; those without any are dropped, each comes once."""
        sectors = (self.from_cameo.get(agent, agent) for agent in agents)
        return tuple(dict.fromkeys(sector for sector in sectors if sector in self.plover))


def parts_of(code: str) -> list[str]:
    """The three-letter parts of an actor code: ``MLIGOV`` gives MLI and GOV."""
    return [code[start : start + _LETTERS] for start in range(0, len(code), _LETTERS)]
