"""Event types, modes and CAMEO codes: what a coding can be, read from ``ontology.yaml`` and ``cameo.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import load_csv, load_yaml


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of an event type, with its PLOVER intensity (−10 … 10)."""

    name: str
    intensity: float
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type of the ontology.

    Attributes:
        name: ``SANCTION``.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: PLOVER intensity of the type without a mode (−10 … 10).
        needs_recipient: Whether the manual requires a recipient.
        definition: What it is.
        excludes: What it is not.
        modes: Its modes by name.
    """

    name: str
    quad: int
    intensity: float
    needs_recipient: bool
    definition: str
    excludes: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code.

    Attributes:
        code: ``1622``.
        name: What it stands for.
        quad: Quad class, as for event types.
        goldstein: Goldstein value (−10 … 10), ``None`` where no source gives one.
        source: Whose value it is.
        others: The values of sources that differ.
    """

    code: str
    name: str
    quad: int | None
    goldstein: float | None
    source: str = ""
    others: str = ""


@dataclass(frozen=True, slots=True)
class Ontology:
    """The event types of a codebook and the CAMEO codes it may assign."""

    types: Mapping[str, EventType]
    cameo: Mapping[str, CameoCode]

    @classmethod
    def load(cls, folder: Path) -> Ontology:
        """Read ``ontology.yaml`` and, where present, ``cameo.csv`` of a codebook folder.

        Raises:
            CodebookError: If a type or code is malformed.
        """
        path = folder / "ontology.yaml"
        try:
            types = {name: _event_type(name, record) for name, record in load_yaml(path)["types"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise CodebookError(f"a type is malformed ({error!r})", place=str(path)) from error
        table = folder / "cameo.csv"
        return cls(types, _cameo_codes(table) if table.exists() else {})

    def intensity(self, event_type: str, mode: str | None) -> float:
        """PLOVER intensity of a type and mode."""
        known = self.types[event_type]
        return known.modes[mode].intensity if mode is not None and mode in known.modes else known.intensity

    def goldstein(self, cameo: str | None) -> float | None:
        """Goldstein value of a CAMEO code, or of its nearest parent that has one."""
        while cameo:
            known = self.cameo.get(cameo)
            if known and known.goldstein is not None:
                return known.goldstein
            cameo = cameo[:-1]
        return None


def _event_type(name: str, record: Mapping[str, object]) -> EventType:
    modes = {mode: _mode(mode, fields) for mode, fields in dict(record.get("modes") or {}).items()}  # type: ignore[call-overload]
    return EventType(
        name=name,
        quad=int(str(record["quad"])),
        intensity=float(str(record["intensity"])),
        needs_recipient=record.get("recipient") == "required",
        definition=str(record["definition"]),
        excludes=str(record.get("not", "")),
        modes=modes,
    )


def _mode(name: str, fields: Mapping[str, object]) -> Mode:
    return Mode(name, float(str(fields["intensity"])), str(fields["definition"]))


def _cameo_codes(table: Path) -> dict[str, CameoCode]:
    try:
        return {row["code"]: _cameo_code(row) for row in load_csv(table)}
    except (KeyError, TypeError, ValueError) as error:
        raise CodebookError(f"a CAMEO code is malformed ({error!r})", place=str(table)) from error


def _cameo_code(row: Mapping[str, str]) -> CameoCode:
    return CameoCode(
        code=row["code"],
        name=row["name"],
        quad=int(row["quad"]) if row["quad"] else None,
        goldstein=float(row["goldstein"]) if row["goldstein"] else None,
        source=row.get("source") or "",
        others=row.get("others") or "",
    )
