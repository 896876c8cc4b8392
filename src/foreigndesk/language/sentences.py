"""Cuts a text into sentences with exact offsets: datelines apart, quotations whole, headings alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from foreigndesk.language.datelines import DatelineFinder
from foreigndesk.language.paragraphs import ParagraphSplitter

_CLOSERS = "\"'”’»›)\\]"
_MARK = r"(?P<mark>[.!?…]+|[。！？؟۔।])"
_QUOTE = rf"(?P<quote>(?:\s?''(?!\w)|[{_CLOSERS}]|\[\d{{1,3}}\])*)"
_GAP = r"(?P<gap>\s+|$|(?=[^\W\d_a-z“‘«]))"
_END = re.compile(_MARK + _QUOTE + _GAP)
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"«]+$")
_DASH_ON = re.compile(r"[-–—]+\s*[^\W\d_A-Z]")
_AFTER_HYPHEN = re.compile(r"^.*[-–/]")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_GLUED = re.compile(r"[^\W\d_A-Z]{2}$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_IDEOGRAPHIC = frozenset("。！？")


class Stretch(NamedTuple):
    """A sentence before it is read: its offsets, its paragraph's number, and whether it is a dateline."""

    start: int
    end: int
    paragraph: int
    dateline: bool = False


class SentenceSplitter:
    """Splits texts into sentences by the lists of ``knowledge/language/sentences.yaml``."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._never_final = frozenset(lists["never_final"])
        self._before_number = frozenset(lists["before_number"])
        self._maybe_final = frozenset(lists["maybe_final"])
        self._openers = frozenset(lists["openers"])
        self._speech = re.compile(rf"(?:[^\W\d_][\w.'’-]*\s+){{0,4}}(?:{'|'.join(lists['speech'])})\b")
        self._paragraphs = ParagraphSplitter(list(lists["bullets"]))
        self._datelines = DatelineFinder(list(lists["dateline_notes"]))

    def split(self, text: str, *, title: bool = False) -> list[Stretch]:
        """The sentences of ``text`` in order; titles have no datelines."""
        stretches: list[Stretch] = []
        for number, (start, end) in enumerate(self._paragraphs.split(text)):
            first = None if title else self._datelines.end(text, start, end, opening=number == 0)
            if first is not None:
                stretches.append(Stretch(start, start + len(text[start:first].rstrip()), number, True))
            for begin, stop in self._sentences(text, start if first is None else first, end):
                stretches.append(Stretch(begin, stop, number))
        return stretches

    def _sentences(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        for found in _END.finditer(text, start, end):
            if self._ends(text, start, end, found):
                yield start, found.end("quote")
                start = found.end()
        if start < end:
            yield start, end

    def _ends(self, text: str, start: int, end: int, found: re.Match[str]) -> bool:
        """Whether a sentence that began at ``start`` ends at this mark."""
        follows = found.end()
        if follows >= end:
            return True
        if text[follows] in ",;:":
            return False
        mark = found["mark"]
        if mark in _IDEOGRAPHIC:
            return True
        if not found["gap"] and not (_GLUED.search(text, start, found.start()) and text[follows].isupper()):
            return False
        if text[follows].islower() or _DASH_ON.match(text, follows, end):
            return False
        if mark == ".":
            return self._full_stop_ends(text, start, end, found)
        return not (found["quote"] and self._is_told(text, follows, end))

    def _is_told(self, text: str, position: int, end: int) -> bool:
        """Whether a name and a verb of saying follow a quotation: “Never!” President Ilves said."""
        first = _WORD.match(text, position, end)
        if first is None or first.group().lower() in self._openers:
            return False
        return self._speech.match(text, position, end) is not None

    def _full_stop_ends(self, text: str, start: int, end: int, found: re.Match[str]) -> bool:
        before = _WORD_BEFORE.search(text, start, found.start())
        word = before.group() if before else ""
        key = _AFTER_HYPHEN.sub("", word.lower())
        if not found["quote"]:
            if key in self._never_final:
                return False
            if key in self._before_number:
                return not text[found.end()].isdigit()
            if before is not None and before.start() == start and len(word) <= 2 and word.isalnum():
                return False  # "5. Talks resume": the number of a list item
        if key in self._maybe_final or _DOTTED.fullmatch(key) or (len(word) == 1 and word.isupper()):
            return self._opens(text, found.end(), end)
        return True

    def _opens(self, text: str, position: int, end: int) -> bool:
        """Whether the words at ``position`` look like the opening of a sentence."""
        if text[position] in '"“‘«`':
            return True
        word = _WORD.match(text, position, end)
        return word is not None and word.group()[0].isupper() and word.group().lower() in self._openers
