"""The gate: figures against the floors pinned in a baseline file, which nobody lowers by accident."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.errors import SourceError
from foreigndesk.evaluation.goldset import SetReport
from foreigndesk.evaluation.metrics import Figure

_TOLERANCE = 0.005
_HEADLINES = 3
"""Figures that a set new to the baseline is pinned by (reports put the most telling first), besides false alarms."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The value that a figure must not fall below (or rise above, for false alarms) by more than the tolerance."""

    value: float
    tolerance: float = _TOLERANCE

    def holds(self, figure: Figure) -> bool:
        """Whether a figure is good enough."""
        fall = figure.value - self.value if figure.lower_is_better else self.value - figure.value
        return fall <= self.tolerance


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pinned figure and what was measured; ``None`` where the set has no figure of that name any more."""

    set_name: str
    name: str
    floor: Floor
    figure: Figure | None

    @property
    def passed(self) -> bool:
        """Whether the figure is there and good enough."""
        return self.figure is not None and self.floor.holds(self.figure)

    def shown(self) -> str:
        """One line for people."""
        measured = f"{self.figure.value:.3f}" if self.figure else "missing"
        word = "ok  " if self.passed else "FELL"
        return (
            f"{word} {self.set_name}: {self.name} {measured} (pinned {self.floor.value:.3f} ± {self.floor.tolerance})"
        )


class Baseline:
    """Pinned floors by set and figure.

    Args:
        path: A JSON file; an empty baseline if there is none yet.

    Raises:
        SourceError: If the file is not as described in docs/evaluate.md.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"sets": {}}
            self.floors = {name: _floors(figures) for name, figures in raw["sets"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            message = f"not a baseline ({error!r}); write it anew with --update-baseline"
            raise SourceError(message, place=str(path)) from error

    def judge(self, reports: Iterable[SetReport]) -> Iterator[Verdict]:
        """A verdict for each pinned figure of the sets that were measured."""
        for report in reports:
            figures = {figure.name: figure for figure in report.figures}
            for name, floor in self.floors.get(report.set_name, {}).items():
                yield Verdict(report.set_name, name, floor, figures.get(name))

    def update(self, reports: Iterable[SetReport]) -> None:
        """Pin the present values, lower ones too: of the figures pinned so far, or of a new set's first ones."""
        for report in reports:
            known = self.floors.get(report.set_name)
            pinned = _headlines(report.figures) if known is None else [f for f in report.figures if f.name in known]
            if pinned:
                self.floors[report.set_name] = {f.name: _floor(f, known or {}) for f in pinned}

    def write(self) -> None:
        """Save the floors."""
        sets = {
            name: {figure: {"floor": floor.value, "tolerance": floor.tolerance} for figure, floor in floors.items()}
            for name, floors in sorted(self.floors.items())
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps({"sets": sets}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _headlines(figures: Sequence[Figure]) -> list[Figure]:
    """The first figures, and false alarms; no precision or recall, which may fall while their F1 rises."""
    whole = [figure for figure in figures if not figure.is_part]
    return [figure for number, figure in enumerate(whole) if number < _HEADLINES or figure.lower_is_better]


def _floor(figure: Figure, known: Mapping[str, Floor]) -> Floor:
    """The present value with the tolerance set so far, or with one that a single item does not exceed."""
    kept = known.get(figure.name)
    tolerance = kept.tolerance if kept else max(_TOLERANCE, round(1.5 / figure.n, 4))
    return Floor(round(figure.value, 4), tolerance)


def _floors(figures: Mapping[str, Mapping[str, float]]) -> dict[str, Floor]:
    return {name: Floor(float(f["floor"]), float(f.get("tolerance", _TOLERANCE))) for name, f in figures.items()}
