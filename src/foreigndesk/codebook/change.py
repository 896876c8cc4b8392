"""The change: what one table of the codebook makes of an event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from foreigndesk.codebook.status import Status
from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import load_yaml


@dataclass(frozen=True, slots=True)
class Change:
    """What an event becomes: fields that are ``None`` stay as they are.

    ``clear_mode`` is set where the change names a type without a mode: the old mode would not belong to it.
    """

    type: str | None = None
    mode: str | None = None
    cameo: str | None = None
    status: Status | None = None
    clear_mode: bool = False

    def closer(self, row: Change) -> Change:
        """The same change with type, mode and code of a row that knows better."""
        event_type, cameo = row.type or self.type, row.cameo or self.cameo
        return replace(self, type=event_type, mode=row.mode, cameo=cameo, clear_mode=row.mode is None)


def read_change(fields: Any, path: Path) -> Change:
    """A change as a table writes it: any of type, mode, cameo, status."""
    if not isinstance(fields, dict) or not set(fields) <= {"type", "mode", "cameo", "status"}:
        raise CodebookError(f"{fields!r} must give `type`, `mode`, `cameo` or `status`", place=str(path))
    return Change(
        type=fields.get("type"),
        mode=fields.get("mode"),
        cameo=str(fields["cameo"]) if fields.get("cameo") else None,
        status=fields.get("status"),
        clear_mode="type" in fields and fields.get("mode") is None,
    )


def read_table(path: Path) -> dict[str, Any]:
    """The mapping in a table's file; a codebook may leave a table out.

    Raises:
        CodebookError: If the file holds something else.
    """
    raw = load_yaml(path) if path.exists() else {}
    if not isinstance(raw or {}, dict):
        raise CodebookError("must be a mapping", place=str(path))
    return raw or {}


def read_names(raw: Any, key: str, path: Path) -> tuple[str, ...]:
    """The list of names under a key of a table; none where the key is missing.

    Raises:
        CodebookError: If something else than a list stands there.
    """
    names = raw.get(key) or []
    if not isinstance(names, list):
        raise CodebookError(f"`{key}` must be a list", place=str(path))
    return tuple(map(str, names))


def read_lists(raw: Any, key: str, path: Path) -> dict[str, tuple[str, ...]]:
    """The mapping of names to lists of names under a key of a table; none where the key is missing.

    Raises:
        CodebookError: If something else stands there.
    """
    named = raw.get(key) or {}
    if not isinstance(named, dict):
        raise CodebookError(f"`{key}` must map names to lists", place=str(path))
    return {str(name): read_names(named, name, path) for name in named}


def code_and_parents(cameo: str | None) -> tuple[str, ...]:
    """A CAMEO code and what stands above it: 0231, 023, 02."""
    return tuple(cameo[:length] for length in range(len(cameo), 1, -1)) if cameo else ()
