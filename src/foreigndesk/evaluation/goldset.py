"""The gold set: one family of hand-coded sets, recognised by content, read, and scored against codings.

Adding a family is one module in ``sets`` and one line in the registry; the contract test then runs over it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Generic, Literal, TypeVar

from foreigndesk.article import Article
from foreigndesk.coding.event import Event, Rejection
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import SourceError
from foreigndesk.evaluation.metrics import Figure, LabelScore, Outcome
from foreigndesk.evaluation.records import Record, read_records
from foreigndesk.evaluation.reliability import Judged

G = TypeVar("G")
MistakeKind = Literal["miss", "false alarm", "wrong"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A miss, a false alarm or a wrong value.

    Attributes:
        id: Item it happened in.
        kind: ``miss``, ``false alarm`` or ``wrong``.
        level: What was wrong: ``type``, ``place``, ``actor`` …
        cause: Why, as far as the coding itself shows it.
        text: The words it happened in.
        gold: What gold says.
        found: What was found.
        events: The events coded there, with their traces.
        rejected: The candidates turned down there.
    """

    id: str
    kind: MistakeKind
    level: str
    cause: str
    text: str
    gold: object
    found: object
    events: tuple[Event, ...] = ()
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelTable:
    """Outcomes to be shown by label, with what was taken for what.

    Attributes:
        name: What the labels are.
        outcomes: The items.
        recall_only: For sets that do not mark everything, so that precision cannot be read from them.
    """

    name: str
    outcomes: Sequence[Outcome]
    recall_only: bool = False

    def columns(self) -> tuple[str, ...]:
        """Heads of the columns that are shown, beside the label."""
        return ("R", "n") if self.recall_only else ("P", "R", "F1", "n")

    def cells(self, score: LabelScore) -> tuple[str, ...]:
        """The values of a label as words, one for each column."""
        shares = (score.recall,) if self.recall_only else (score.precision, score.recall, score.f1)
        return (*(f"{share:.2f}" for share in shares), str(score.support))


@dataclass(slots=True)
class SetReport:
    """What was measured on one file.

    Attributes:
        set_name: The file's name without its ending.
        family: The family of sets.
        items: Number of gold items and what they are: ``1,033 pairs``.
        measures: What is measured and how.
        figures: The most telling first.
        tables: Scores by label.
        judged: Confidence of coded events, and whether they are right, where gold lists every event or says which.
        mistakes: Every miss, false alarm and wrong value.
        notes: What to know when reading the figures.
    """

    set_name: str
    family: str
    items: str
    measures: str = ""
    figures: list[Figure] = field(default_factory=list)
    tables: list[LabelTable] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def causes(self) -> list[tuple[str, int]]:
        """Causes of mistakes, the most frequent first."""
        return Counter(mistake.cause for mistake in self.mistakes).most_common()


class GoldSet(ABC, Generic[G]):
    """One family of hand-coded sets."""

    family: ClassVar[str]
    """Short name, shown beside the figures."""
    measures: ClassVar[str]
    """What is measured and how, in one or two sentences, for the documentation."""

    @abstractmethod
    def recognises(self, record: Mapping[str, Any]) -> bool:
        """Whether a file is of this family, by its first record."""

    @abstractmethod
    def parse(self, record: Mapping[str, Any]) -> Iterable[G]:
        """The gold items of a record (usually one).

        Raises:
            KeyError, TypeError, ValueError: If the record is not as the family has it.
        """

    @abstractmethod
    def article(self, item: G) -> Article | None:
        """What to code for an item; ``None`` where the set asks one room of the desk alone."""

    @abstractmethod
    def score(self, name: str, items: Sequence[G], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Compare the codings with the items, one coding for each article, in order."""

    def read(self, path: Path) -> list[G]:
        """All gold items of a file.

        Raises:
            SourceError: If a record is not as the family has it; names file and line.
        """
        return [item for record in read_records(path) for item in self._items(record)]

    def _items(self, record: Record) -> list[G]:
        try:
            return list(self.parse(record.values))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            message = f"not a record of {self.family} ({error!r}); see docs/evaluate.md for the formats"
            raise SourceError(message, place=record.place) from error


def kind_of(found: object) -> MistakeKind:
    """A miss where nothing was found, else a wrong value."""
    return "miss" if found is None else "wrong"


def mistake(
    identity: str,
    kind: MistakeKind,
    level: str,
    cause: str,
    coding: Coding,
    gold: object,
    found: object,
    text: str | None = None,
) -> Mistake:
    """A mistake with the coding around it: what was coded and what was turned down."""
    words = coding.article.text if text is None else text
    return Mistake(identity, kind, level, cause, words, gold, found, coding.events, coding.rejected)
