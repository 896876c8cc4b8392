"""Finds role nouns and titles: "troops", "foreign ministry", "spokesman", in the singular or the plural."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foreigndesk.actors.records import RoleWord
from foreigndesk.language.document import Sentence


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role noun in a sentence.

    Attributes:
        first: First token.
        last: Last token (included); the noun itself.
        role: What it says.
    """

    first: int
    last: int
    role: RoleWord


class RoleIndex:
    """Role words by their first word, longest first."""

    __slots__ = ("_by_first",)

    def __init__(self, roles: Iterable[RoleWord]) -> None:
        by_first: dict[str, dict[tuple[str, ...], RoleWord]] = {}
        for role in roles:
            by_first.setdefault(role.words[0], {}).setdefault(role.words, role)
        self._by_first = {
            first: sorted(((words, role) for words, role in group.items()), key=lambda pair: -len(pair[0]))
            for first, group in by_first.items()
        }

    def find(self, sentence: Sentence) -> list[RoleHit]:
        """The role nouns of a sentence from left to right, the longest at each place, none overlapping."""
        hits: list[RoleHit] = []
        lower, lemmas, by_first = sentence.lower, sentence.lemmas, self._by_first
        token, size = 0, len(lower)
        while token < size:
            choices = by_first.get(lower[token]) or by_first.get(lemmas[token].lower())
            hit = self._longest(sentence, token, choices) if choices else None
            if hit is None:
                token += 1
            else:
                hits.append(hit)
                token = hit.last + 1
        return hits

    @staticmethod
    def _longest(
        sentence: Sentence, token: int, choices: list[tuple[tuple[str, ...], RoleWord]]
    ) -> RoleHit | None:
        lower, lemmas = sentence.lower, sentence.lemmas
        for words, role in choices:
            last = token + len(words) - 1
            if last >= len(lower):
                continue
            inner = all(lower[token + step] == word for step, word in enumerate(words[:-1]))
            if inner and (lower[last] == words[-1] or lemmas[last].lower() == words[-1]):
                return RoleHit(token, last, role)
        return None
