"""Sets that are known and not scored yet: the main event, roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.goldset import GoldSet, SetReport


class NotYet(GoldSet[None]):
    """A family whose level is not measured yet; says so instead of figures."""

    measures = "Not scored yet."
    keys: ClassVar[frozenset[str]]
    """Keys that a record of the family has."""
    reason: ClassVar[str]

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """By its keys."""
        return self.keys <= record.keys()

    def parse(self, record: Mapping[str, Any]) -> Iterable[None]:
        """Nothing."""
        return ()

    def article(self, item: None) -> Article | None:
        """Nothing to code."""
        return None

    def score(self, name: str, items: Sequence[None], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """No figures, and why."""
        return SetReport(name, self.family, "not scored", notes=[self.reason])


class MainEvents(NotYet):
    """Giveme5W1H: who, what, when, where of an article's main event."""

    family = "main event"
    keys = frozenset({"gold", "publisher"})
    reason = "The main event of an article is not scored by this command."


class QuestionsAndAnswers(NotYet):
    """QA-SRL, QANom: who did what, as questions."""

    family = "roles as questions"
    keys = frozenset({"tokens", "preds"})
    reason = "Roles as questions and answers are measured when the language model is trained (training/)."
