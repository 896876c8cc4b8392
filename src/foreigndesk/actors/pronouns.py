"""Pronouns and possessives: what kind of antecedent each asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from foreigndesk.actors.listing import Entry
from foreigndesk.errors import KnowledgeError

AntecedentKind = Literal["person", "body", "any"]
Number = Literal["one", "several", "any"]


@dataclass(frozen=True, slots=True)
class PronounWord:
    """A pronoun.

    Attributes:
        word: As it is written in the middle of a sentence.
        kind: Whether it stands for persons, for bodies (states, organisations, groups), or either.
        number: Whether it stands for one or several.
        gender: ``male`` or ``female``, if it tells.
        speech: Whether it means the speaker and so resolves only inside quotation.
        bound: Whether syntax binds it (relative, reflexive, reciprocal), so that no search is needed.
        reflexive: Whether it is bound by the subject of its clause.
        exact: Whether capitals matter ("us", not "US").
    """

    word: str
    kind: AntecedentKind = "any"
    number: Number = "any"
    gender: str | None = None
    speech: bool = False
    bound: bool = False
    reflexive: bool = False
    exact: bool = False


def read_pronouns(listing: Iterable[Entry]) -> dict[str, PronounWord]:
    """The pronouns of ``pronouns.yaml`` and ``possessives.yaml`` by lower-case word.

    Raises:
        KnowledgeError: If a record has an unknown kind or number; names it.
    """
    table: dict[str, PronounWord] = {}
    for entry in listing:
        word = entry.need("word")
        bound = any(entry.flag(key) for key in ("relative", "reflexive", "reciprocal"))
        table.setdefault(
            word.lower(),
            PronounWord(
                word, _kind(entry), _number(entry), entry.text("gender"), entry.flag("speech"), bound,
                entry.flag("reflexive"), entry.text("case") == "exact",
            ),
        )  # fmt: skip
    return table


def _kind(entry: Entry) -> AntecedentKind:
    match entry.text("kind") or "any":
        case "person":
            return "person"
        case "body":
            return "body"
        case "any":
            return "any"
    raise KnowledgeError("kind must be person, body or any", place=entry.place)


def _number(entry: Entry) -> Number:
    match entry.text("number") or "any":
        case "one":
            return "one"
        case "several":
            return "several"
        case "any":
            return "any"
    raise KnowledgeError("number must be one, several or any", place=entry.place)
