"""Takes page furniture ("Check Also", share buttons, captions, cookie notes, teasers) out of a report's text.

Rows are recognised by the rules of knowledge/sources/furniture.yaml; how far a cut reaches follows from the
shape of what stands around it, so that a box in the middle of a report does not take the rest with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foreigndesk.article import Cut
from foreigndesk.sources.furniture_rules import FurnitureRule, FurnitureRules, load_furniture
from foreigndesk.sources.rows import Row, join_rows, split_rows

# What stands below a report may take everything after it once this much of the report has been read;
# above it ("Leave a comment" under a headline) it is a link, and the report is still to come.
_READ_ENOUGH: Final = 200
_SHARE_READ: Final = 0.3
_SENTENCE: Final = 20
_LAST_ROWS: Final = 3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without furniture, and the furniture."""

    text: str
    cuts: tuple[Cut, ...]


def cut_furniture(text: str, *, tail_only: bool = False, rules: FurnitureRules | None = None) -> Cleaned:
    """Remove furniture from a text.

    Args:
        text: A report, its rows separated by newlines.
        tail_only: Cut only what stands at the very end, so that offsets into what is left stay valid.
        rules: Other rules than those that ship with the package.
    """
    rows = split_rows(text)
    reasons = _reasons(rows, rules or load_furniture())
    if tail_only:
        body_end = max((i + 1 for i, reason in enumerate(reasons) if reason is None), default=0)
        reasons[:body_end] = [None] * body_end
    if not any(reasons):
        return Cleaned(text, ())
    cuts = tuple(Cut(row.text, reason) for row, reason in zip(rows, reasons, strict=True) if reason)
    kept = [row for row, reason in zip(rows, reasons, strict=True) if reason is None]
    if tail_only:
        return Cleaned(text[: kept[-1].end] if kept else "", cuts)
    return Cleaned(join_rows(text, kept), cuts)


def _reasons(rows: Sequence[Row], rules: FurnitureRules) -> list[str | None]:
    """For each row the reason to cut it, or ``None``."""
    matches = [rules.match(row.text, first=index == 0) for index, row in enumerate(rows)]
    _drop_early(matches)
    reasons: list[str | None] = [None] * len(rows)
    index = 0
    while index < len(rows):
        rule = matches[index]
        end = index + 1 if rule is None else _reach(index, rule, rows, matches)
        if rule is not None:
            reasons[index:end] = [f"{rule.cut}: {rule.name}"] * (end - index)
        index = end
    return reasons


def _drop_early(matches: list[FurnitureRule | None]) -> None:
    """Forget matches of rules that hold only among the last rows, where they stand earlier."""
    others = [i for i, rule in enumerate(matches) if rule is None or rule.only_last]
    allowed = set(others[-_LAST_ROWS:])
    for index, rule in enumerate(matches):
        if rule is not None and rule.only_last and index not in allowed:
            matches[index] = None


def _reach(index: int, rule: FurnitureRule, rows: Sequence[Row], matches: Sequence[FurnitureRule | None]) -> int:
    """Index of the first row after ``index`` that the cut leaves."""
    before = _prose_length(rows[:index], matches[:index])
    if rule.cut == "row" or before == 0:
        return index + 1
    after = _prose_length(rows[index:], matches[index:])
    if rule.cut == "end" and (before >= _READ_ENOUGH or before >= _SHARE_READ * (before + after)):
        return len(rows)
    return _resumption(index + 1, rows, matches)


def _prose_length(rows: Sequence[Row], matches: Sequence[FurnitureRule | None]) -> int:
    sentences = (
        len(row.text)
        for row, rule in zip(rows, matches, strict=True)
        if rule is None and row.closed and len(row.text) >= _SENTENCE
    )
    return sum(sentences)


def _resumption(start: int, rows: Sequence[Row], matches: Sequence[FurnitureRule | None]) -> int:
    """Where a report goes on after a box: at two paragraphs of prose in a row.

    A teaser has a headline and at most one paragraph under it, so that its prose never comes in twos.
    """
    prose = [row.is_prose and rule is None for row, rule in zip(rows, matches, strict=True)]
    return next((i for i in range(start, len(rows) - 1) if prose[i] and prose[i + 1]), len(rows))
