"""PropBank spans → head words with labels; QA-SRL and QANom questions → the PropBank labels they allow."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Any

from training.corpus import DATA, Argument, Roles, Tree


def from_propbank(predicates: Iterable[dict[str, Any]], tree: Tree) -> Roles:
    """Every word is judged; an argument is the head word of its span."""
    judged = dict.fromkeys(range(len(tree.heads)), False)
    arguments: dict[int, tuple[Argument, ...]] = {}
    for predicate in predicates:
        word = predicate["pred"]
        judged[word] = True
        arguments[word] = tuple(_at_head(predicate["args"], word, tree))
    return Roles(judged, arguments)


def _at_head(spans: Iterable[tuple[str, int, int]], predicate: int, tree: Tree) -> Iterable[Argument]:
    for label, start, end in spans:
        head = tree.head_of(start, end)
        if head is not None and head != predicate:
            yield Argument(head, head + 1, (label,))


class QuestionMap:
    """The ordered patterns of ``data/questions.csv``."""

    def __init__(self) -> None:
        with (DATA / "questions.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self._rules = [(re.compile(row["pattern"], re.IGNORECASE), tuple(row["labels"].split())) for row in rows]

    def labels(self, question: str) -> tuple[str, ...]:
        """The labels the first matching pattern allows; none at all for an unknown form."""
        return next((labels for pattern, labels in self._rules if pattern.search(question)), ("none",))

    def from_questions(self, predicates: Iterable[dict[str, Any]]) -> Roles:
        """Only the words asked about are judged; each answer span holds one argument head somewhere.

        QANom also lists candidate nouns that are no predicates; QA-SRL's verbs all are.
        """
        judged: dict[int, bool] = {}
        arguments: dict[int, tuple[Argument, ...]] = {}
        for predicate in predicates:
            word = predicate["pred"]
            judged[word] = predicate.get("is_verbal", "True") == "True"
            if judged[word]:
                arguments[word] = tuple(
                    Argument(start, end, self.labels(qa["question"]))
                    for qa in predicate["qas"]
                    for start, end in qa["answers"]
                    if not start <= word < end
                )
        return Roles(judged, arguments)
