"""Reads what stands above the body of a plain-text report: kicker, headline, byline and date line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from foreigndesk.article import Cut
from foreigndesk.sources.date_line import TopWords, load_top_words, read_date_line
from foreigndesk.sources.rows import Row, join_rows, split_rows

_DEPTH: Final = 8
_MAX_HEADLINE: Final = 200
_MAX_HEADLINE_WORDS: Final = 28
_MAX_QUESTION_WORDS: Final = 15
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_ABBREVIATION_END: Final = re.compile(r"\b(?:[A-Z]\.){2,}$")


@dataclass(frozen=True, slots=True)
class TopMatter:
    """A text taken apart.

    Attributes:
        text: What is left: the body.
        headline: The headline, if one was looked for and found.
        published: The day of publication, where a date line states it without doubt.
        cuts: Kicker, byline and date lines.
    """

    text: str
    headline: str | None
    published: date | None
    cuts: tuple[Cut, ...]


def read_top_matter(text: str, *, take_headline: bool) -> TopMatter:
    """Take kicker, headline, byline and date line off the top of a text.

    A headline is a first row of one line without a full stop, with a blank line under it (or under the byline
    and date line that follow it) and at least one sentence further down.

    Args:
        text: A report without page furniture.
        take_headline: Whether the text's first row may be its headline.
    """
    rows, words = split_rows(text), load_top_words()
    cuts, published = _top_lines(rows, words)
    kept = [row for index, row in enumerate(rows) if index not in cuts]
    headline = _headline(text, rows, kept, cuts) if take_headline else None
    if headline is not None:
        kept = kept[1:]
    made = tuple(Cut(rows[index].text, reason) for index, reason in sorted(cuts.items()))
    body = join_rows(text, kept) if cuts or headline else text
    return TopMatter(body, headline, published, made)


def _top_lines(rows: Sequence[Row], words: TopWords) -> tuple[dict[int, str], date | None]:
    """Reasons by index for the lines to cut among the first rows, and the date they give."""
    cuts: dict[int, str] = {}
    published: date | None = None
    sentences = 0
    for index, row in enumerate(rows[:_DEPTH]):
        sentences += row.closed
        # One sentence may be the line under a headline; a second one is the report itself.
        if row.is_prose or sentences > 1 or index == len(rows) - 1:
            break
        if index == 0 and words.is_kicker(row.text):
            cuts[index] = "top: section"
        elif line := read_date_line(row.text, words):
            cuts[index] = "top: date line" if line.has_date else "top: byline"
            published = published or line.published
    return cuts, published


def _headline(text: str, rows: Sequence[Row], kept: Sequence[Row], cut: Iterable[int]) -> str | None:
    """The first kept row, if it is a headline."""
    if len(kept) < 2 or not _may_be_headline(kept[0]) or not any(row.closed for row in kept[1:]):
        return None
    last = rows.index(kept[0])
    while last + 1 in cut:
        last += 1
    if not _BLANK_LINE.search(text[kept[0].end : rows[last + 1].start]):
        return None
    return kept[0].text.lstrip("# ").strip() or None


def _may_be_headline(row: Row) -> bool:
    text = row.text.rstrip("\"”’')")
    if text.endswith(("?", "!")) and len(text.split()) > _MAX_QUESTION_WORDS:
        return False
    short = len(text) <= _MAX_HEADLINE and len(text.split()) <= _MAX_HEADLINE_WORDS and "\n" not in text
    ended = text.endswith((".", ",", ":", ";")) and not _ABBREVIATION_END.search(text)
    return short and not ended
