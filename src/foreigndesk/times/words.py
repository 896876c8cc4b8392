"""Gives each token the classes of time words it may belong to, from ``knowledge/times/words.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.knowledge.files import load_yaml
from foreigndesk.language.document import Sentence
from foreigndesk.times.spelled import SpelledNumbers

Symbol = tuple[str, Any]
Option = tuple[str, Any, int]

_ISO = re.compile(r"\d{4}-\d\d?-\d\d?")
_SLASHED = re.compile(r"(\d\d?)([/.])(\d\d?)\2(\d{4})", re.ASCII)
_PAIR = re.compile(r"(\d{4})[/–-](\d\d)", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-4]):[0-5]\d")
_ANY_DECADE = re.compile(r"['’]?((?:1[5-9]|20)?\d)0(['’]?s?)")


@dataclass(frozen=True, slots=True)
class Guard:
    """The condition under which an ambiguous word is a time.

    Attributes:
        capital: Whether it must be written with a capital.
        upos: Its tag must be one of these …
        beside: … or one of these words, or a number, must stand next to it.
    """

    capital: bool
    upos: frozenset[str]
    beside: frozenset[str]

    def allows(self, sentence: Sentence, token: int) -> bool:
        """Whether the token passes."""
        if self.capital and not sentence.words[token][0].isupper():
            return False
        if sentence.upos[token] in self.upos:
            return True
        before = sentence.lower[token - 1] if token else ""
        after = sentence.lower[token + 1] if token + 1 < len(sentence) else ""
        if sentence.upos[token] in ("AUX", "VERB"):
            return after[:1].isdigit() and before[:1].isdigit()
        return before in self.beside or before[:1].isdigit() or after[:1].isdigit()


class TimeWords:
    """The lexicon: words to classes, numbers and figures to values.

    Args:
        path: The YAML file of words.
        literals: Further words that patterns name themselves.
    """

    def __init__(self, path: Path, literals: Iterable[str]) -> None:
        content = load_yaml(path)
        self.raw: dict[str, Any] = content
        self._symbols: dict[str, list[Symbol]] = {}
        for name, words in content["classes"].items():
            for word, value in words.items():
                self._symbols.setdefault(str(word), []).append((name, value))
        for word in literals:
            self._symbols.setdefault(word, []).append((word, None))
        self._spelled = SpelledNumbers(content)
        self._endings: tuple[str, ...] = tuple(content["ordinal_endings"])
        self._decade_ending: str = content["decade_ending"]
        self._guards = {
            word: Guard(bool(guard.get("capital")), frozenset(guard["upos"]), frozenset(guard["beside"]))
            for guard in content["guards"]
            for word in guard["words"]
        }
        self._not_after = frozenset(content["names_before"])
        self._not_before = frozenset(content["names_after"])
        self._prefixes: dict[str, str] = dict(content["classes"]["MOD"])
        self._cache: dict[str, tuple[Symbol, ...]] = {}

    def modifier(self, word: str) -> str | None:
        """The part of a period that the first half of a word names: mid-November, late-2014."""
        prefix, hyphen, _ = word.partition("-")
        return self._prefixes.get(prefix) if hyphen else None

    def options(self, sentence: Sentence) -> list[tuple[Option, ...]]:
        """For each token the classes it may open: symbol, value and number of tokens."""
        return [self._at(sentence, token, lower) for token, lower in enumerate(sentence.lower)]

    def _at(self, sentence: Sentence, token: int, lower: str) -> tuple[Option, ...]:
        symbols = self._cache.get(lower)
        if symbols is None:
            symbols = self._cache[lower] = tuple(self._classify(lower))
            if len(self._cache) > 100_000:
                self._cache.clear()
        if not symbols:
            return ()
        guard = self._guards.get(lower)
        if guard is not None and not guard.allows(sentence, token):
            return ((lower, None, 1),)
        if symbols[0][0] in ("WEEKDAY", "MONTH") and self._is_name(sentence, token):
            return ((lower, None, 1),)
        options = [(name, value, 1) for name, value in symbols]
        if self._spelled.opens(lower):
            options.extend(self._spelled.at(sentence.lower, token))
        following = sentence.lower[token + 1] if token + 1 < len(sentence) else ""
        if following == self._decade_ending and sentence.ends[token] == sentence.starts[token + 1]:
            options.extend(("DECADE", value, 2) for name, value, _ in options if name == "TENS")
        return tuple(options)

    def _classify(self, lower: str) -> Iterable[Symbol]:
        yield from self._symbols.get(lower, ())
        prefix, hyphen, rest = lower.partition("-")
        if hyphen and prefix in self._prefixes:
            yield from self._classify(rest)
            return
        if lower in self._spelled.cardinals:
            yield ("NUM", self._spelled.cardinals[lower])
        if lower in self._spelled.ordinals:
            yield ("DAYTH", self._spelled.ordinals[lower])
        if lower[:1].isdigit() or lower[:1] in "'’":
            yield from self._figures(lower)

    def _figures(self, lower: str) -> Iterable[Symbol]:
        digits = lower.lstrip("'’")
        if digits.isdecimal() and digits.isascii():
            yield from self._digits(int(digits), digits)
        elif digits.replace(",", "").isdecimal() and digits.isascii():
            yield ("NUM", int(digits.replace(",", "")))
        elif digits.endswith(self._endings) and digits[:-2].isdecimal() and digits.isascii():
            yield ("DAYTH", int(digits[:-2]))
        elif _ISO.fullmatch(digits):
            yield ("ISO", digits)
        elif slashed := _SLASHED.fullmatch(digits):
            yield ("SLASHED", (int(slashed[1]), int(slashed[3]), int(slashed[4])))
        elif pair := _PAIR.fullmatch(digits):
            yield ("YEARPAIR", (int(pair[1]), int(pair[2])))
        elif _CLOCK.fullmatch(digits):
            yield ("CLOCK", digits)
        match = _ANY_DECADE.fullmatch(lower)
        if match:
            first = int(match[1]) * 10
            yield ("DECADE" if match[2].endswith(self._decade_ending) else "TENS", first)

    @staticmethod
    def _digits(number: int, digits: str) -> Iterable[Symbol]:
        yield ("NUM", number)
        if 1 <= number <= 31 and len(digits) <= 2:
            yield ("DAY", number)
        if len(digits) == 4 and number >= 1000:
            yield ("YEAR", number)
        if len(digits) == 2:
            yield ("YY", number)

    def _is_name(self, sentence: Sentence, token: int) -> bool:
        if sentence.entities[token].endswith("PER"):
            after = sentence.lower[token + 1] if token + 1 < len(sentence) else ""
            return not after[:1].isdigit()
        if token and sentence.lower[token - 1] in self._not_after:
            return True
        following = sentence.words[token + 1] if token + 1 < len(sentence) else ""
        return following[:1].isupper() and following.lower() in self._not_before and not following.isupper()
