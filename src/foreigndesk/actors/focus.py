"""The one country an article is about, by its title, dateline and first paragraphs, or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from foreigndesk.actors.view import SentenceView
from foreigndesk.language.document import Document

_LEAD_PARAGRAPHS = 2
_LEAD_SENTENCES = 4
_DOMINANCE = 3
_KINDS = frozenset(("state", "demonym", "capital", "seat", "group"))


@dataclass(frozen=True, slots=True)
class Focus:
    """What an article is about.

    Attributes:
        country: ISO 3166 alpha-3, ``None`` if no country stands out.
        sole: Whether no other country is named at its start.
    """

    country: str | None = None
    sole: bool = False


def focus_country(document: Document, views: list[SentenceView]) -> Focus:
    """The country that alone, or far more often than any other, is named at the start of an article."""
    counts: Counter[str] = Counter()
    lead = 0
    for sentence, view in zip(document.sentences, views, strict=True):
        if not sentence.in_title:
            lead += 1
            if lead > _LEAD_SENTENCES or sentence.paragraph >= _LEAD_PARAGRAPHS:
                break
        for hit in view.hits:
            country = hit.record.country
            if hit.record.kind in _KINDS and country and len(country) == 3:
                counts[country] += 1
    ranked = counts.most_common(2)
    if not ranked:
        return Focus()
    if len(ranked) == 1 or ranked[0][1] >= _DOMINANCE * ranked[1][1]:
        return Focus(ranked[0][0], len(ranked) == 1)
    return Focus()
