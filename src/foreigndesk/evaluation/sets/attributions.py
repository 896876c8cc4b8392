"""Attributions: articles in which every attributed statement is marked with source, cue and content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.article import Article
from foreigndesk.claims.claim import Claim
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport
from foreigndesk.evaluation.matching import common_length, overlap, pair_up, spans_of
from foreigndesk.evaluation.metrics import Tally, f_scores, share
from foreigndesk.offsets import Span

_HALF = 0.5
_AROUND = 60


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """A marked attribution; each part may be in several pieces, or missing."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AttributedArticle:
    """An article with its attributions."""

    id: str
    text: str
    title: str | None
    published: date | None
    attributions: tuple[GoldAttribution, ...]


class Attributions(GoldSet[AttributedArticle]):
    """PolNeAR's news articles, or articles in their form."""

    family = "attribution"
    measures = (
        "Attributed statements end to end: a claim answers to a marked content when the two share at least half of the "
        "letters that either has; then with the cue (overlap), and with cue and source (overlap with the speaker or "
        "with the mention he stands for)."
    )

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """A text with attributions."""
        return "attributions" in record and "text" in record

    def parse(self, record: Mapping[str, Any]) -> Iterator[AttributedArticle]:
        """One item for each article."""
        text = record["text"]
        attributions = tuple(
            GoldAttribution(*(tuple(Span.of(text, *piece) for piece in part[name]) for name in ("source", "cue", "content")))
            for part in record["attributions"]
            if part["content"]
        )
        published = date.fromisoformat(record["date"][:10]) if record.get("date") else None
        yield AttributedArticle(str(record["id"]), text, record.get("title"), published, attributions)

    def article(self, item: AttributedArticle) -> Article:
        """The article."""
        return Article(text=item.text, id=item.id, published=item.published)

    def score(self, name: str, items: Sequence[AttributedArticle], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Content, cue, source."""
        report = SetReport(name, self.family, f"{sum(len(i.attributions) for i in items):,} attributions in {len(items):,} articles")
        content, cue, source, sources, letters = [], [], [], [], []
        for item, coding in zip(items, codings, strict=True):
            claims = coding.claims
            answers = pair_up([a.content for a in item.attributions], [claim.content for claim in claims])
            pairs = [(a, claims[n] if n is not None else None) for a, n in zip(item.attributions, answers, strict=True)]
            held = [(a, claim) for a, claim in pairs if claim is not None and _likeness(a, claim) >= _HALF]
            cued = [(a, claim) for a, claim in held if not a.cue or overlap([claim.cue], a.cue)]
            told = [_same_source(a, claim) for a, claim in cued]
            sizes = (len(pairs), len(claims))
            content.append(Tally(item.id, len(held), *sizes))
            cue.append(Tally(item.id, len(cued), *sizes))
            source.append(Tally(item.id, sum(told), *sizes))
            sources += [(item.id, hit) for hit in told]
            letters.append(_letters(item, claims))
            report.mistakes += _mistakes(item, pairs, claims)
        report.figures = [
            *f_scores("content, cue and source", source),
            *f_scores("content and cue", cue),
            *f_scores("content", content),
            share("source, where content and cue are right", sources),
            *f_scores("letters of content", letters)[:1],
        ]
        return report


def _likeness(gold: GoldAttribution, claim: Claim) -> float:
    """Letters in common as a share of the letters that either has (Jaccard)."""
    common = sum(common_length(claim.content, piece) for piece in gold.content)
    size = sum(piece.end - piece.start for piece in gold.content) + claim.content.end - claim.content.start
    return common / (size - common) if size > common else 1.0


def _same_source(gold: GoldAttribution, claim: Claim) -> bool:
    if not gold.source:
        return claim.speaker is None
    return claim.speaker is not None and overlap(spans_of([claim.speaker]), gold.source)


def _letters(item: AttributedArticle, claims: Sequence[Claim]) -> Tally:
    gold = {at for a in item.attributions for piece in a.content for at in range(piece.start, piece.end)}
    found = {at for claim in claims if not claim.in_title for at in range(claim.content.start, claim.content.end)}
    return Tally(item.id, len(gold & found), len(gold), len(found))


def _mistakes(
    item: AttributedArticle, pairs: Sequence[tuple[GoldAttribution, Claim | None]], claims: Sequence[Claim]
) -> Iterator[Mistake]:
    for gold, claim in pairs:
        cause = _cause(gold, claim)
        if cause:
            kind = "wrong" if claim else "miss"
            words = _words(item.text, [*gold.source, *gold.cue, *gold.content])
            yield Mistake(item.id, kind, "attribution", cause, words, _shown(gold), claim.to_dict() if claim else None)
    contents = [piece for gold in item.attributions for piece in gold.content]
    for claim in claims:
        if not overlap([claim.content], contents):
            words = _words(item.text, [claim.cue, claim.content])
            yield Mistake(item.id, "false alarm", "attribution", "statement not marked in gold", words, None, claim.to_dict())


def _cause(gold: GoldAttribution, claim: Claim | None) -> str | None:
    if claim is None:
        return "statement not found"
    if _likeness(gold, claim) < _HALF:
        return "other extent of the content"
    if gold.cue and not overlap([claim.cue], gold.cue):
        return "other cue"
    if not _same_source(gold, claim):
        return "no source found" if claim.speaker is None else "other source"
    return None


def _shown(gold: GoldAttribution) -> dict[str, list[str]]:
    named = (("source", gold.source), ("cue", gold.cue), ("content", gold.content))
    return {name: [piece.text for piece in pieces] for name, pieces in named}


def _words(text: str, spans: Sequence[Span]) -> str:
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return text[max(0, start - _AROUND) : end + _AROUND]
