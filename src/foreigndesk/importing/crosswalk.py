"""The crosswalk: the codes of imported files in ours."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.actors.codes import actor_code
from foreigndesk.codes import Cameo, Countries, Sectors
from foreigndesk.desk.version import package_version
from foreigndesk.knowledge.files import knowledge_dir, load_csv, load_yaml


@dataclass(frozen=True, slots=True)
class PloverType:
    """What a CAMEO code is in PLOVER."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The tables of ``knowledge/codes`` and ``knowledge/importing``.

    Attributes:
        countries: Codes and names of countries.
        sectors: Codes and labels of sectors.
        cameo: Names and scores of CAMEO codes, and the types of PLOVER.
        plover: PLOVER's type, mode and contexts by CAMEO code.
        icews: Sectors, and the kind of body, by ICEWS's label.
        renamed: PLOVER's older modes by type: what they are called now.
        agents: CAMEO's agent codes where they differ from PLOVER's sectors.
    """

    countries: Countries
    sectors: Sectors
    cameo: Cameo
    plover: Mapping[str, PloverType]
    icews: Mapping[str, tuple[tuple[str, ...], str | None]]
    renamed: Mapping[str, Mapping[str, str | None]]
    agents: Mapping[str, str]

    @classmethod
    def load(cls) -> Crosswalk:
        """Read the files."""
        folder = knowledge_dir() / "importing"
        plover = {row["cameo"]: _plover(row) for row in load_csv(folder / "cameo_to_plover.csv")}
        icews = {
            row["label"].casefold(): (_several(row["sectors"]), row["body"] or None)
            for row in load_csv(folder / "icews_sectors.csv")
        }
        renamed = load_yaml(folder / "plover_modes.yaml")["renamed"]
        agents = load_yaml(knowledge_dir() / "actors" / "phrases.yaml")["cameo_sectors"]
        return cls(Countries.load(), Sectors.load(), Cameo.load(), plover, icews, renamed, agents)

    def plover_of(self, cameo: str) -> PloverType:
        """PLOVER's type of a CAMEO code, of its parent or its root where it is not listed.

        Raises:
            ValueError: If there is none.
        """
        for code in (cameo, cameo[:3], cameo[:2] + "0", cameo[:2]):
            if code in self.plover:
                return self.plover[code]
        raise ValueError(f"there is no CAMEO code {cameo!r}")

    def mode_of(self, event_type: str, mode: str | None) -> str | None:
        """A mode under its present name; ``None`` for those that PLOVER has dropped."""
        if mode is None:
            return None
        mode = self.renamed.get(event_type, {}).get(mode, mode)
        return mode if mode in self.cameo.ontology.types[event_type].modes else None

    def intensity(self, event_type: str, mode: str | None) -> float:
        """PLOVER's intensity, 0 for types that it does not have."""
        return self.cameo.ontology.intensity(event_type, mode) if event_type in self.cameo.ontology.types else 0.0

    def code(self, country: str | None, sectors: Sequence[str]) -> str | None:
        """The code of an actor."""
        return actor_code(country, sectors, None, self.agents)


def importer_version(name: str) -> str:
    """A fingerprint of everything that decides what an import makes of a line."""
    folders = (Path(__file__).parent, knowledge_dir() / "importing", knowledge_dir() / "codes")
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.iterdir() if path.is_file()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"{name} {package_version()}+{digest.hexdigest()[:12]}"


def _plover(row: Mapping[str, str]) -> PloverType:
    return PloverType(row["type"], row["mode"] or None, _several(row["contexts"]))


def _several(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)
