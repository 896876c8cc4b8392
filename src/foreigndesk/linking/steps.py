"""The table of steps: what an event does to an agreement, of what kind it is; ``knowledge/linking/agreements.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.linking.known import KnownAgreements
from foreigndesk.linking.reports import Report

_TOKEN = re.compile(r"\w[\w-]*")


@dataclass(frozen=True, slots=True)
class StepRule:
    """One row of the table; an empty condition lets everything pass."""

    step: str
    acts: str
    types: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    founding: bool = False
    changes: bool = False

    def fits(self, report: Report) -> bool:
        """Whether an event answers to all conditions."""
        event = report.record
        trigger = str(event["trigger"]["text"]).lower()
        return (
            (not self.types or report.type in self.types or f"{report.type}.{report.mode}" in self.types)
            and (not self.cameo or str(event["cameo"]).startswith(self.cameo))
            and (not self.frames or _any_fits(str(event["rule"]), self.frames))
            and (not self.words or any(_any_fits(word, self.words) for word in _TOKEN.findall(trigger)))
            and (not self.status or report.status in self.status)
        )


@dataclass(frozen=True, slots=True)
class StepTable:
    """Classes, kinds and steps.

    Attributes:
        classes: Noun classes that stand for an agreement.
        named_by: Frames whose predicate is the agreement's noun.
        state: Sectors that act for their state.
        general: Kind of an agreement whose name does not tell it.
        kinds: Patterns of words by kind, in order.
        steps: In order.
        known: Agreements that a name or number identifies.
        reach: Letters after the act within which such a name counts for it.
        leading: Words before a name that are none of it.
        located: Prepositions before the place of a signing.
        excluded: Words that make a phrase no agreement.
        unnamed: Words of a name that tell nothing even with a capital.
    """

    classes: frozenset[str]
    named_by: tuple[str, ...]
    state: frozenset[str]
    general: str
    kinds: Mapping[str, tuple[str, ...]]
    steps: tuple[StepRule, ...]
    known: KnownAgreements
    reach: int
    leading: tuple[str, ...]
    located: frozenset[str]
    excluded: frozenset[str]
    unnamed: frozenset[str]

    @classmethod
    def load(cls) -> StepTable:
        """Read the table.

        Raises:
            KnowledgeError: If a row is wrong.
        """
        path = knowledge_dir() / "linking" / "agreements.yaml"
        content = load_yaml(path)
        try:
            return cls(
                classes=frozenset(content["classes"]),
                named_by=tuple(content["named_by"]),
                state=frozenset(content["state"]),
                general=content["general"],
                kinds={kind: tuple(words) for kind, words in content["kinds"].items()},
                steps=tuple(_rule(row) for row in content["steps"]),
                known=KnownAgreements.load(content["numbered"]),
                reach=content["reach"],
                leading=tuple(content["leading"]),
                located=frozenset(content["located"]),
                excluded=frozenset(content["excluded"]),
                unnamed=frozenset(content["unnamed"]),
            )
        except (KeyError, TypeError) as error:
            raise KnowledgeError(f"the table of steps is wrong ({error!r})", place=str(path)) from error

    def step(self, report: Report) -> StepRule:
        """What an event does; the last row takes whatever is left."""
        return next(rule for rule in self.steps if rule.fits(report))

    def kind(self, phrase: str) -> str:
        """The kind that the words of a name tell."""
        tokens = _TOKEN.findall(phrase.lower())
        return next((k for k, words in self.kinds.items() if any(_any_fits(t, words) for t in tokens)), self.general)

    def is_name(self, frame: str) -> bool:
        """Whether a frame's predicate is the agreement's noun itself."""
        return _any_fits(frame, tuple(f"{name}*" for name in self.named_by))


def _rule(row: Mapping[str, Any]) -> StepRule:
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return StepRule(**fields)


def _any_fits(value: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(value, pattern) for pattern in patterns)
