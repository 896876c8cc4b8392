"""Finds role nouns and titles: "troops", "foreign ministry", "spokesman", in the singular or the plural."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foreigndesk.actors.records import RoleWord
from foreigndesk.language.document import Sentence

_NOMINAL = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role noun in a sentence.

    Attributes:
        first: First token.
        last: Last token (included); the noun itself.
        role: What it says.
        former: Whether the word itself says that it is over: "ex-president".
    """

    first: int
    last: int
    role: RoleWord
    former: bool = False


class RoleIndex:
    """Role words by their first word, longest first.

    Args:
        roles: The role words; of two alike the first counts.
        former_prefixes: Combining forms that end an office: ``ex``.
    """

    __slots__ = ("_by_first", "_prefixes")

    def __init__(self, roles: Iterable[RoleWord], former_prefixes: frozenset[str] = frozenset()) -> None:
        self._prefixes = former_prefixes
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
        token, size = 0, len(sentence)
        while token < size:
            hit = self._at(sentence, token)
            if hit is None:
                token += 1
            else:
                hits.append(hit)
                token = hit.last + 1
        return hits

    def _at(self, sentence: Sentence, token: int) -> RoleHit | None:
        word = sentence.lower[token]
        choices = self._by_first.get(word)
        hit = self._longest(sentence, token, choices, word) if choices else None
        if hit is not None:
            return hit
        lemma = sentence.lemmas[token].lower()
        if lemma != word and sentence.upos[token] in _NOMINAL and (choices := self._by_first.get(lemma)):
            hit = self._longest(sentence, token, choices, word)
        if hit is None and "-" in word:
            prefix, _, rest = word.partition("-")
            if prefix in self._prefixes and (choices := self._by_first.get(rest)):
                hit = self._longest(sentence, token, choices, rest)
                return RoleHit(hit.first, hit.last, hit.role, True) if hit else None
        return hit

    @staticmethod
    def _longest(
        sentence: Sentence, token: int, choices: list[tuple[tuple[str, ...], RoleWord]], word: str
    ) -> RoleHit | None:
        lower, lemmas = sentence.lower, sentence.lemmas
        for words, role in choices:
            last = token + len(words) - 1
            if last >= len(lower):
                continue
            if last == token:
                adjective = sentence.upos[token] == "ADJ" and sentence.rels[token] == "amod"
                if adjective and role.person and not role.inherits and role.kind == "role":
                    continue  # "the National Council", "local police": no national, no local
                if word == words[0] or (sentence.upos[token] in _NOMINAL and lemmas[token].lower() == words[0]):
                    return RoleHit(token, token, role)
                continue
            first = words[0] in (word, lemmas[token].lower())  # also "heads of state"
            inner = first and all(lower[token + step] == words[step] for step in range(1, len(words) - 1))
            if inner and (lower[last] == words[-1] or lemmas[last].lower() == words[-1]):
                return RoleHit(token, last, role)
        return None
