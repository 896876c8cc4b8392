"""The rules of page furniture: knowledge/sources/furniture.yaml as tables in which a row is looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge.files import knowledge_dir, load_yaml

CutKind = Literal["row", "box", "end"]
_KINDS: Final = ("row", "box", "end")
_FORMS: Final = ("whole", "colon", "start", "tokens", "pattern")
_KEYS: Final = {"name", "cut", "only", "max_words", *_FORMS}
_CAPITALS: Final = "A-ZÀ-ÖØ-ÞĄĆČĎĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽ"
_MAX_ROW: Final = 700
_LONGEST_START: Final = 9
_LEAD: Final = re.compile(r"^[^\w\"“‘'«(\[©@#&<]+")
_TRAIL: Final = re.compile(r"(?:[^\w\"”’'»)\]+&]|\(\d+\)|[»›])+$")
_SEPARATOR: Final = re.compile(r"\s*[:|»›>→]+\s*|\s+[-–—]\s+")
_TOKEN_BREAK: Final = re.compile(r"[\s|,·•/()\[\]:]+")


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One kind of furniture.

    Attributes:
        name: What it is called in an article's cuts.
        cut: What goes with the row: nothing, the teasers under it, or all that follows.
        only_last: Whether it holds only among the last rows of a text.
        max_words: Longest row that the ``start`` and ``colon`` forms may match.
        tokens: Words of which alone a row may be made.
        patterns: Regular expressions for a whole row.
    """

    name: str
    cut: CutKind
    only_last: bool
    max_words: int
    tokens: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """All rules; phrases are kept in tables so that a row costs a few look-ups, however many there are."""

    rules: tuple[FurnitureRule, ...]
    whole: Mapping[str, FurnitureRule]
    colon: Mapping[str, FurnitureRule]
    start: Mapping[str, FurnitureRule]

    def match(self, row: str, *, first: bool = False) -> FurnitureRule | None:
        """The rule that makes ``row`` furniture, or ``None``.

        Args:
            row: A row of a text, without white space around it.
            first: Whether it is the first of its text. A headline may begin like a teaser ("Video: ..."),
                so that only the narrower forms count there.
        """
        if len(row) > _MAX_ROW:
            return None
        plain = normalise_row(row)
        rule = self.whole.get(plain) or self._by_tokens(row)
        if rule is None and not first:
            rule = self._by_colon(row) or self._by_start(plain)
        return rule or self._by_pattern(row, first)

    def _by_tokens(self, row: str) -> FurnitureRule | None:
        words = [word for word in _TOKEN_BREAK.split(row.casefold()) if word]
        if len(words) < 2:
            return None
        return next((rule for rule in self.rules if rule.tokens.issuperset(words)), None)

    def _by_colon(self, row: str) -> FurnitureRule | None:
        row = _LEAD.sub("", row)
        separator = _SEPARATOR.search(row)
        if separator is None or separator.end() == len(row):
            return None
        rule = self.colon.get(normalise_row(row[: separator.start()]))
        return rule if rule and len(row.split()) <= rule.max_words else None

    def _by_start(self, plain: str) -> FurnitureRule | None:
        words = plain.split()
        for count in range(1, min(len(words), _LONGEST_START) + 1):
            rule = self.start.get(" ".join(words[:count]).rstrip(",.;:!?"))
            if rule and len(words) <= rule.max_words:
                return rule
        return None

    def _by_pattern(self, row: str, first: bool) -> FurnitureRule | None:
        for rule in self.rules:
            if first and rule.cut != "row":
                continue
            if any(pattern.fullmatch(row) for pattern in rule.patterns):
                return rule
        return None


def normalise_row(row: str) -> str:
    """A row as the phrase tables hold it: lower case, plain apostrophes, no bullets or final marks."""
    row = _TRAIL.sub("", _LEAD.sub("", row.casefold().replace("’", "'").replace("‘", "'")))
    return " ".join(row.split())


@cache
def load_furniture(path: Path | None = None) -> FurnitureRules:
    """Read the rules; ``path`` stands for the file that ships with the package.

    Raises:
        KnowledgeError: If a rule has an unknown key or kind, or a pattern is no regular expression.
    """
    path = path or knowledge_dir() / "sources" / "furniture.yaml"
    content = load_yaml(path)
    tables: dict[str, dict[str, FurnitureRule]] = {"whole": {}, "colon": {}, "start": {}}
    rules: list[FurnitureRule] = []
    for entry in content["rules"]:
        rule = _read_rule(entry, content.get("parts", {}), f"{path}: {entry.get('name')}")
        rules.append(rule)
        for form, table in tables.items():
            for phrase in entry.get(form) or ():
                table.setdefault(normalise_row(phrase), rule)
    return FurnitureRules(tuple(rules), **tables)


def _read_rule(entry: Mapping[str, Any], parts: Mapping[str, str], place: str) -> FurnitureRule:
    unknown = set(entry) - _KEYS
    if unknown or entry.get("cut") not in _KINDS:
        raise KnowledgeError(f"cut must be one of {_KINDS}, unknown keys: {sorted(unknown)}", place=place)
    return FurnitureRule(
        name=entry["name"],
        cut=entry["cut"],
        only_last=entry.get("only") == "last",
        max_words=int(entry.get("max_words", 30)),
        tokens=frozenset(str(token).casefold() for token in entry.get("tokens", ())),
        patterns=tuple(_compile(pattern, parts, place) for pattern in entry.get("pattern", ())),
    )


def _compile(pattern: str, parts: Mapping[str, str], place: str) -> re.Pattern[str]:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    try:
        return re.compile(pattern.replace(r"\p{Lu}", _CAPITALS))
    except re.error as error:
        raise KnowledgeError(f"pattern {pattern!r} is no regular expression: {error}", place=place) from error
