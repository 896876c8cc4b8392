"""What a reader can say: acts (type with mode, or none), CAMEO codes to three digits, statuses, sides."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from foreigndesk.errors import EngineError

NO_ACT = "NONE"
SIDES = ("neither", "actor", "recipient")


@dataclass(frozen=True)
class ReaderLabels:
    """The inventories, in the order of the model's outputs.

    Attributes:
        acts: ``NONE`` first, then ``TYPE.mode`` or ``TYPE``.
        codes: CAMEO codes to three digits.
        statuses: Statuses.
        codes_of: The codes that go with each act.
    """

    acts: tuple[str, ...]
    codes: tuple[str, ...]
    statuses: tuple[str, ...]
    codes_of: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, path: Path) -> ReaderLabels:
        """Read the file beside a model.

        Raises:
            EngineError: If it is missing or no such file.
        """
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            codes_of = {act: tuple(codes) for act, codes in raw["codes_of"].items()}
            return cls(tuple(raw["acts"]), tuple(raw["codes"]), tuple(raw["statuses"]), codes_of)
        except (OSError, ValueError, KeyError) as error:
            raise EngineError(f"is no list of a reader's labels ({error})", place=str(path)) from error

    def write(self, path: Path) -> None:
        """Write the file beside a model."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types of the acts, each once, ``NONE`` first."""
        return tuple(dict.fromkeys(act.partition(".")[0] for act in self.acts))

    def acts_of(self, event_type: str) -> tuple[int, ...]:
        """Numbers of the acts of a type."""
        return self._acts_of[event_type]

    @cached_property
    def _acts_of(self) -> dict[str, tuple[int, ...]]:
        types = [act.partition(".")[0] for act in self.acts]
        return {name: tuple(i for i, kind in enumerate(types) if kind == name) for name in self.types}


def act_name(event_type: str, mode: str | None) -> str:
    """The name of an act among the labels."""
    return f"{event_type}.{mode}" if mode else event_type


def short_code(cameo: str) -> str:
    """A CAMEO code to three digits; a bare root is its general code ("16" is "160")."""
    return (cameo + "0")[:3]


def collect(told: Iterable[tuple[str, Iterable[str], str | None]]) -> ReaderLabels:
    """The inventories of a set of labels, in alphabetical order.

    Args:
        told: Act, CAMEO codes to three digits and status of each labelled act.
    """
    codes_of: dict[str, set[str]] = {}
    statuses: set[str] = set()
    for act, codes, status in told:
        codes_of.setdefault(act, set()).update(codes)
        statuses |= {status} if status else set()
    codes_of.pop(NO_ACT, None)
    return ReaderLabels(
        (NO_ACT, *sorted(codes_of)),
        tuple(sorted(set().union(*codes_of.values()))),
        tuple(sorted(statuses)),
        {act: tuple(sorted(codes)) for act, codes in sorted(codes_of.items())},
    )
