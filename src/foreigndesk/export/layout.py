"""The layout: the declared columns of a format, from ``knowledge/export``, with what we put into each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge.files import knowledge_dir, load_yaml

_SEPARATORS = {"tab": "\t", "comma": ","}


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """One column of a format.

    Attributes:
        name: As the format has it.
        type: A Frictionless type: ``string``, ``integer``, ``number``, ``date``, ``year`` or ``boolean``.
        meaning: What we put into it; for one that stays empty, why.
        filled: Whether we can fill it.
    """

    name: str
    type: str
    meaning: str
    filled: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A format of lines.

    Attributes:
        title: What it is called.
        source: Who declares the columns.
        rows: What one line is.
        header: Whether the first line names the columns.
        separator: What stands between them.
        missing: What stands for nothing.
        notes: What else a user must know.
        columns: In order.
    """

    title: str
    source: str
    rows: str
    header: bool
    separator: str
    missing: str
    notes: tuple[str, ...]
    columns: tuple[LayoutColumn, ...]

    @classmethod
    def load(cls, name: str) -> Layout:
        """Read the declaration of a format.

        Raises:
            KnowledgeError: If a field is missing or unknown.
        """
        path = knowledge_dir() / "export" / f"{name}.yaml"
        raw = load_yaml(path)
        try:
            return cls(
                title=raw["title"],
                source=raw["source"],
                rows=raw["rows"],
                header=raw.get("header", True),
                separator=_SEPARATORS[raw.get("separator", "comma")],
                missing=raw.get("missing", ""),
                notes=tuple(raw.get("notes", ())),
                columns=tuple(_column(column) for column in raw["columns"]),
            )
        except (KeyError, TypeError) as error:
            raise KnowledgeError(f"the layout is malformed ({error!r})", place=str(path)) from error


def _column(raw: Mapping[str, Any]) -> LayoutColumn:
    filled = "from" in raw
    return LayoutColumn(raw["name"], raw["type"], raw["from"] if filled else raw["empty"], filled)
