"""Finds every known name in a sentence: a compiled multi-pattern index over all aliases.

Matching folds case and accents; afterwards each hit must begin and end with a token and obey its case rule.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import daachorse

from foreigndesk.actors.records import NameRecord
from foreigndesk.language.document import Sentence

_LATIN = [chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
_FOLDS = {ord(c): unicodedata.normalize("NFD", c)[0].lower() for c in _LATIN}
_FOLDS |= {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x2013: "-", 0x2010: "-", 0x2011: "-", 0xA0: " "}
_ACRONYM_LENGTH = 4


def fold(text: str) -> str:
    """Lower case without accents or typographic marks; the length never changes."""
    if text.isascii():
        return text.lower()
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lowered.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write a name.

    Attributes:
        text: The words as a knowledge file gives them.
        bearer: Who bears it, or what will tell when it is asked: few of thousands of persons occur in a run.
        exact: Whether capitals must agree exactly.
    """

    text: str
    bearer: NameRecord | Callable[[], NameRecord]
    exact: bool = False

    @property
    def record(self) -> NameRecord:
        """Who bears it."""
        return self.bearer if isinstance(self.bearer, NameRecord) else self.bearer()


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in a sentence.

    Attributes:
        first: First token.
        last: Last token (included).
        record: The bearer preferred by weight.
        others: Further bearers of the same name.
    """

    first: int
    last: int
    record: NameRecord
    others: tuple[NameRecord, ...] = ()

    def bearers(self) -> tuple[NameRecord, ...]:
        """All bearers, the preferred one first."""
        return (self.record, *self.others)


class NameIndex:
    """All aliases, compiled once and read by every sentence."""

    __slots__ = ("_automaton", "_entries")

    def __init__(self, aliases: Iterable[Alias]) -> None:
        grouped: dict[str, list[Alias]] = {}
        for alias in aliases:
            grouped.setdefault(fold(alias.text), []).append(alias)
        self._entries = [
            tuple(group) if len(group) == 1 else tuple(sorted(group, key=_by_weight)) for group in grouped.values()
        ]
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(grouped))

    def __len__(self) -> int:
        return len(self._entries)

    def named(self, text: str) -> list[NameRecord]:
        """The bearers of a name, the preferred one first."""
        folded = fold(text)
        for start, end, which in self._automaton.find_overlapping(folded):
            if start == 0 and end == len(folded):
                return [alias.record for alias in self._entries[which]]
        return []

    def find(self, sentence: Sentence) -> list[NameHit]:
        """The names of a sentence from left to right, the longest at each place, none overlapping."""
        line, begins, finishes = _line(sentence)
        raw = [
            (begins[start], -finishes[end], which)
            for start, end, which in self._automaton.find_overlapping(fold(line))
            if start in begins and end in finishes
        ]
        raw.sort()
        uniform = line.isupper() or line.islower()
        hits: list[NameHit] = []
        free = 0
        for first, negative_last, which in raw:
            if first < free:
                continue
            hit = self._hit(sentence, first, -negative_last, which, uniform)
            if hit is not None:
                hits.append(hit)
                free = hit.last + 1
        return hits

    def _hit(self, sentence: Sentence, first: int, last: int, which: int, uniform: bool) -> NameHit | None:
        written = " ".join(sentence.words[first : last + 1]) if last > first else sentence.words[first]
        fits = [a.record for a in self._entries[which] if _case_fits(a, written, uniform)]
        if not fits:
            return None
        return NameHit(first, last, fits[0], tuple(fits[1:]))


def _by_weight(alias: Alias) -> tuple[int, str]:
    return (-alias.record.weight, alias.record.name)


def _line(sentence: Sentence) -> tuple[str, dict[int, int], dict[int, int]]:
    """The tokens as one line with single spaces, and the tokens that begin and end at each offset."""
    pieces: list[str] = []
    begins: dict[int, int] = {}
    finishes: dict[int, int] = {}
    offset, previous = 0, sentence.start
    for token, (word, start) in enumerate(zip(sentence.words, sentence.starts, strict=True)):
        if start > previous:
            pieces.append(" ")
            offset += 1
        begins[offset] = token
        pieces.append(word)
        offset += len(word)
        finishes[offset] = token
        previous = sentence.ends[token]
    return "".join(pieces), begins, finishes


def _case_fits(alias: Alias, written: str, uniform: bool) -> bool:
    """Acronyms keep their capitals, names show at least one, headlines in one case are let through."""
    text = alias.text
    if alias.exact or (text.isupper() and len(text) < _ACRONYM_LENGTH):
        if written.replace(" ", "") == text.replace(" ", ""):
            return True
        return uniform and (written.isupper() or not text.isupper())
    if written != written.lower() or text == text.lower():
        return True
    return uniform and not text.isupper()
