"""Reads numbers, ordinals and years that are written in words: twenty five, twenty second, nineteen ninety-six."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Spelled = tuple[str, int, int]
"""Symbol, value and number of tokens."""

_DAYS_OF_MONTH = 31
_CENTURIES = range(15, 21)


class SpelledNumbers:
    """Reads the numbers that begin at a token.

    Args:
        content: The YAML file of words.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self.cardinals: dict[str, int] = content["numbers"]
        self.ordinals: dict[str, int] = content["ordinals"]
        self._scales: dict[str, int] = content["scales"]
        self._joiners = frozenset(content["number_joiners"])

    def opens(self, word: str) -> bool:
        """Whether a number of several words may begin with the word."""
        return word in self.cardinals or word in self._scales or word[:1].isdigit()

    def at(self, lower: list[str], token: int) -> Iterator[Spelled]:
        """Numbers of several words (2 1/2 is left to the first figure), compound ordinals, years."""
        yield from self._cardinals(lower, token)
        if lower[token] not in self.cardinals:
            return
        tens, end = self._below_hundred(lower, token)
        if end == token + 1 and tens <= _DAYS_OF_MONTH:
            yield from self._ordinal(lower, token, tens)
        if 1 <= tens <= _DAYS_OF_MONTH:
            yield ("DAYWORD", tens, end - token)
        yield from self._year(lower, token, tens, end)

    def _cardinals(self, lower: list[str], token: int) -> Iterator[Spelled]:
        total, last, end = self._value(lower[token]), self._value(lower[token]), token + 1
        while end < len(lower) and total is not None and last is not None:
            hyphen = lower[end] == "-" and end + 1 < len(lower)
            word = lower[end + hyphen]
            number = self.cardinals.get(word)
            if word in self._scales and not hyphen:
                total, last = total * self._scales[word], self._scales[word]
            elif number is not None and _may_follow(number, last):
                total, last = total + number, number
            else:
                break
            end += 1 + hyphen
            yield ("NUM", total, end - token)

    def _ordinal(self, lower: list[str], token: int, tens: int) -> Iterator[Spelled]:
        """Twenty second, of days and centuries."""
        hyphen = _word(lower, token + 1) == "-"
        unit = self.ordinals.get(_word(lower, token + 1 + hyphen), 0)
        if tens % 10 == 0 and 0 < unit < 10 < tens:
            yield ("DAYTH", tens + unit, 2 + hyphen)

    def _year(self, lower: list[str], token: int, high: int, end: int) -> Iterator[Spelled]:
        """Nineteen ninety-six, nineteen hundred (and) three, two thousand (and) fifteen."""
        scale = self._scales.get(_word(lower, end))
        thousand = scale == 1000 and high == 2
        if scale is not None and not thousand and not (scale == 100 and high in _CENTURIES):
            return
        first = high * (scale or 100)
        if scale is not None:
            end += 1
            yield ("YEARWORD", first, end - token)
            end += _word(lower, end) in self._joiners
        elif high not in _CENTURIES:
            return
        if _word(lower, end) in self.cardinals:
            low, end = self._below_hundred(lower, end)
            if 0 < low < 100 and (scale is not None or low >= 10):
                yield ("YEARWORD", first + low, end - token)

    def _below_hundred(self, lower: list[str], token: int) -> tuple[int, int]:
        """The longest number below a hundred, and the token after it."""
        number, end = self.cardinals[lower[token]], token + 1
        hyphen = _word(lower, end) == "-"
        unit = self.cardinals.get(_word(lower, end + hyphen))
        if unit is not None and number >= 20 and number % 10 == 0 and 0 < unit < 10:
            return number + unit, end + 1 + hyphen
        return number, end

    def _value(self, word: str) -> int | None:
        if word.isdecimal() and word.isascii():
            return int(word)
        return self.cardinals.get(word, self._scales.get(word))


def _word(lower: list[str], token: int) -> str:
    return lower[token] if token < len(lower) else ""


def _may_follow(number: int, last: int) -> bool:
    """Whether a number word continues another: twenty five, two hundred ten."""
    return last >= 100 or (20 <= last < 100 and last % 10 == 0 and 0 < number < 10)
