"""Cuts a text into paragraphs: blank lines, list items, indents and headings open one, wrapped lines do not.

First step of the language room; sentences never cross a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_WRAP_WIDTHS = range(36, 101)  # hard-wrapped text is 60 to 80 wide; the rest is slack
_RAGGED = 12  # a hard-wrapped line may stop this much short of the widest one


class Line(NamedTuple):
    """One line without its surrounding space: offsets, and how far it was indented."""

    start: int
    end: int
    indent: int


class ParagraphSplitter:
    """Finds paragraphs.

    Args:
        bullets: Signs that open a list item when a space follows.
    """

    def __init__(self, bullets: list[str]) -> None:
        signs = "".join(re.escape(sign) for sign in bullets)
        self._item = re.compile(rf"(?:[{signs}]|\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}})[.)])[ \t]+(?=\S)")

    def split(self, text: str) -> list[tuple[int, int]]:
        """Offsets of the paragraphs of ``text``, without space around them."""
        paragraphs: list[tuple[int, int]] = []
        for block in _blocks(text):
            if len(block) == 1:
                paragraphs.append((block[0].start, block[0].end))
            else:
                paragraphs.extend(self._split_block(text, block))
        return paragraphs

    def _split_block(self, text: str, block: list[Line]) -> Iterator[tuple[int, int]]:
        width = max(line.end - line.start + line.indent for line in block)
        margin = min(line.indent for line in block) + 1
        indented = any(line.indent > margin for line in block)
        listed = any(self._item.match(text, line.start) for line in block)
        start = block[0].start
        for line, after in pairwise(block):
            if indented and not listed:
                opens = after.indent > margin
            else:
                opens = self._opens(text, line, after, width, listed)
            if opens:
                yield start, line.end
                start = after.start
        yield start, block[-1].end

    def _opens(self, text: str, line: Line, after: Line, width: int, listed: bool) -> bool:
        """Whether ``after`` opens a paragraph rather than carrying ``line`` on."""
        first = text[after.start]
        if listed and self._item.match(text, after.start) and not text[line.end - 1].isalpha():
            return True
        if listed and self._item.match(text, line.start) and self._item.match(text, after.start):
            return True
        if first.islower() or text[line.end - 1] in ",-–—(":
            return False
        if width not in _WRAP_WIDTHS:
            return True
        word = len(text[after.start : after.end].split(None, 1)[0])
        return line.indent + line.end - line.start + 1 + word <= width - _RAGGED


def _blocks(text: str) -> Iterator[list[Line]]:
    """Runs of lines without a blank line between them."""
    block: list[Line] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            block.append(Line(position + indent, position + indent + len(stripped), indent))
        elif block:
            yield block
            block = []
        position += len(raw)
    if block:
        yield block
