"""Finds time expressions on tokens: patterns of ``patterns.yaml`` compiled into a trie of word classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge.files import load_yaml
from foreigndesk.times.words import Option

_ELEMENT = re.compile(r"\(|\)\??|\{\w+\}|\S+")
Step = tuple[str, str]  # symbol, name it is captured under
_END = ""
_EACH = "{each}"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens that fit a pattern.

    Attributes:
        first: First token of the expression.
        last: Last token (included).
        make: How it is resolved.
        captured: Values of the classes, by name.
    """

    first: int
    last: int
    make: str
    captured: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Leaf:
    make: str
    names: tuple[str, ...]
    before: int
    after: int
    fixed: str | None


class TimePatterns:
    """The compiled patterns.

    Args:
        path: The YAML file of patterns.
    """

    def __init__(self, path: Path) -> None:
        content = load_yaml(path)
        self._parts: dict[str, str] = content["parts"]
        self._path = path
        self._trie: dict[str, Any] = {}
        self.literals: set[str] = set()
        for rule in content["rules"]:
            words: dict[str, str | None] = rule.get("each") or {"": rule.get("value")}
            for pattern, (each, value) in product(rule["patterns"], words.items()):
                self._add(rule["make"], pattern.replace(_EACH, each), value)

    def matches(self, options: list[tuple[Option, ...]], token: int) -> list[Match]:
        """All expressions that begin at the token, longest first."""
        found: list[tuple[int, Match]] = []
        self._walk(self._trie, options, token, token, [], [token], found)
        found.sort(key=lambda pair: -pair[0])
        return [match for _, match in found]

    def _walk(
        self,
        node: dict[str, Any],
        options: list[tuple[Option, ...]],
        start: int,
        token: int,
        values: list[Any],
        places: list[int],
        found: list[tuple[int, Match]],
    ) -> None:
        leaf = node.get(_END)
        if leaf is not None:
            first, last = places[leaf.before], places[len(places) - 1 - leaf.after] - 1
            captured = {name: value for name, value in zip(leaf.names, values, strict=True) if name}
            if leaf.fixed is not None:
                captured["fixed"] = leaf.fixed
            found.append((token - start, Match(first, last, leaf.make, captured)))
        if token >= len(options):
            return
        for symbol, value, length in options[token]:
            child = node.get(symbol)
            if child is not None:
                end = token + length
                self._walk(child, options, start, end, [*values, value], [*places, end], found)

    def _add(self, make: str, pattern: str, fixed: str | None) -> None:
        elements = _ELEMENT.findall(pattern)
        sequences, rest = self._sequences(elements, pattern)
        if rest:
            raise KnowledgeError(f"unbalanced brackets in the pattern {pattern!r}", place=str(self._path))
        for steps in sequences:
            self._insert(make, steps, fixed)

    def _insert(self, make: str, steps: tuple[Step, ...], fixed: str | None) -> None:
        if not steps:
            return
        context = [symbol.startswith("~") for symbol, _ in steps]
        before = context.index(False)
        after = context[::-1].index(False)
        node = self._trie
        for symbol, _ in steps:
            symbol = symbol.removeprefix("~")
            if symbol == symbol.lower():
                self.literals.add(symbol)
            node = node.setdefault(symbol, {})
        node.setdefault(_END, _Leaf(make, tuple(name for _, name in steps), before, after, fixed))

    def _sequences(self, elements: list[str], pattern: str) -> tuple[list[tuple[Step, ...]], list[str]]:
        """Every flat sequence the elements stand for, up to a closing bracket, and what is left after it."""
        finished: list[tuple[Step, ...]] = []
        current: list[tuple[Step, ...]] = [()]
        while elements and not elements[0].startswith(")"):
            element, elements = elements[0], elements[1:]
            if element == "|":
                finished, current = finished + current, [()]
                continue
            if element == "(":
                inner, elements = self._sequences(elements, pattern)
                if not elements:
                    raise KnowledgeError(f"a bracket is not closed in {pattern!r}", place=str(self._path))
                optional, elements = elements[0] == ")?", elements[1:]
            elif element.startswith("{"):
                inner, _ = self._sequences(_ELEMENT.findall(self._parts[element[1:-1]]), pattern)
                optional = False
            else:
                inner, optional = _steps(element.removesuffix("?")), element.endswith("?")
            tails = [*inner, ()] if optional else inner
            current = [head + tail for head in current for tail in tails]
        return finished + current, elements


def _steps(element: str) -> list[tuple[Step, ...]]:
    """The choices of one element; ``~`` before it holds for all of them."""
    mark = "~" if element.startswith("~") and len(element) > 1 else ""
    choices: list[tuple[Step, ...]] = []
    for choice in element.removeprefix(mark).split("|"):
        symbol, _, name = choice.partition(":")
        choices.append(((mark + symbol, name or ("" if symbol.lower() == symbol else symbol.lower())),))
    return choices
