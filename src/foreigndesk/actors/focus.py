"""The one country an article is about, by its title, dateline and first paragraphs, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass

from foreigndesk.actors.view import SentenceView
from foreigndesk.language.document import Document, Sentence

_DASHES = frozenset(("-", "--", "—", "–", "―"))
_LEAD_PARAGRAPHS = 2
_LEAD_SENTENCES = 4
_DOMINANCE = 3
_KINDS = frozenset(("state", "demonym", "capital", "seat", "group", "organisation"))


@dataclass(frozen=True, slots=True)
class Focus:
    """What an article is about.

    Attributes:
        country: ISO 3166 alpha-3, ``None`` if no country stands out.
        sole: Whether no other country is named at its start.
        home: The country of the dateline, if no other is named more often at the start.
    """

    country: str | None = None
    sole: bool = False
    home: str | None = None


def focus_country(document: Document, views: list[SentenceView], states: Container[str]) -> Focus:
    """The country that alone, or far more often than any other, is named at the start of an article."""
    counts: Counter[str] = Counter()
    dateline: str | None = None
    lead = 0
    for sentence, view in zip(document.sentences, views, strict=True):
        if not sentence.in_title:
            lead += 1
            if lead > _LEAD_SENTENCES or sentence.paragraph >= _LEAD_PARAGRAPHS:
                break
        for hit in view.hits:
            country = hit.record.country
            if hit.record.kind in _KINDS and country in states and country is not None:
                counts[country] += 1
                if dateline is None and is_dateline(sentence):
                    dateline = country
    ranked = counts.most_common(2)
    home = dateline if dateline is not None and counts[dateline] > 1 and counts[dateline] == ranked[0][1] else None
    if len(ranked) == 1 or (ranked and ranked[0][1] >= _DOMINANCE * ranked[1][1]):
        return Focus(ranked[0][0], len(ranked) == 1, home)
    return Focus(home=home)


def is_dateline(sentence: Sentence) -> bool:
    """Whether a sentence is only a place, an agency and a dash."""
    return (
        not sentence.in_title
        and sentence.paragraph == 0
        and sentence.words[-1] in _DASHES
        and not any(upos in ("VERB", "AUX") for upos in sentence.upos)
    )
