"""Attributions: articles in which every attributed statement is marked with source, cue and content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreigndesk.article import Article
from foreigndesk.claims.claim import Claim
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.goldset import GoldSet, Mistake, SetReport, kind_of
from foreigndesk.evaluation.matching import around, likeness_of, overlap, pair_up, spans_of
from foreigndesk.evaluation.metrics import Figure, Tally, f_scores, share
from foreigndesk.offsets import Span

_HALF = 0.5
_PARTS = ("source", "cue", "content")


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


@dataclass(frozen=True, slots=True)
class Result:
    """An article with the claims found, and each attribution with the claim whose content is most like its own."""

    item: AttributedArticle
    claims: Sequence[Claim]
    pairs: Sequence[tuple[GoldAttribution, Claim | None]]

    def held(self) -> list[tuple[GoldAttribution, Claim]]:
        """Attributions whose content is found."""
        found = ((gold, claim) for gold, claim in self.pairs if claim is not None)
        return [(gold, claim) for gold, claim in found if likeness_of(gold.content, claim.content) >= _HALF]

    def tally(self, is_right: Callable[[GoldAttribution, Claim], bool]) -> Tally:
        """Attributions whose content is found and that are right by some measure, those marked, those found."""
        right = sum(is_right(gold, claim) for gold, claim in self.held())
        return Tally(self.item.id, right, len(self.pairs), len(self.claims))

    def letters(self) -> Tally:
        """The same by letters: how many stand in somebody's content in gold, and in the claims."""
        gold = {at for a in self.item.attributions for piece in a.content for at in range(piece.start, piece.end)}
        found = {at for claim in self.claims for at in range(claim.content.start, claim.content.end)}
        return Tally(self.item.id, len(gold & found), len(gold), len(found))


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
            GoldAttribution(*(tuple(Span.of(text, *piece) for piece in part[name]) for name in _PARTS))
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
        results = [_result(item, coding) for item, coding in zip(items, codings, strict=True)]
        return SetReport(
            name,
            self.family,
            f"{sum(len(item.attributions) for item in items):,} attributions in {len(items):,} articles",
            figures=_figures(results),
            mistakes=[one for result in results for one in _mistakes(result)],
        )


def _result(item: AttributedArticle, coding: Coding) -> Result:
    claims = [claim for claim in coding.claims if not claim.in_title]
    answers = pair_up([a.content for a in item.attributions], [claim.content for claim in claims])
    found = (claims[answer] if answer is not None else None for answer in answers)
    return Result(item, claims, list(zip(item.attributions, found, strict=True)))


def _figures(results: Sequence[Result]) -> list[Figure]:
    cued = [(r.item.id, gold, claim) for r in results for gold, claim in r.held() if _same_cue(gold, claim)]
    return [
        *f_scores(
            "content, cue and source", [r.tally(lambda g, c: _same_cue(g, c) and _same_source(g, c)) for r in results]
        ),
        *f_scores("content and cue", [result.tally(_same_cue) for result in results]),
        *f_scores("content", [result.tally(lambda gold, claim: True) for result in results]),
        share("source, where content and cue are right", [(i, _same_source(gold, claim)) for i, gold, claim in cued]),
        *f_scores("letters of content", [result.letters() for result in results])[:1],
    ]


def _same_cue(gold: GoldAttribution, claim: Claim) -> bool:
    return not gold.cue or overlap([claim.cue], gold.cue)


def _same_source(gold: GoldAttribution, claim: Claim) -> bool:
    if not gold.source:
        return claim.speaker is None
    return claim.speaker is not None and overlap(spans_of([claim.speaker]), gold.source)


def _mistakes(result: Result) -> Iterator[Mistake]:
    item = result.item
    for gold, claim in result.pairs:
        cause = _cause(gold, claim)
        if cause:
            words = around(item.text, [*gold.source, *gold.cue, *gold.content])
            found = claim.to_dict() if claim else None
            yield Mistake(item.id, kind_of(claim), "attribution", cause, words, _shown(gold), found)
    contents = [piece for gold in item.attributions for piece in gold.content]
    for claim in result.claims:
        if not overlap([claim.content], contents):
            words = around(item.text, [claim.cue, claim.content])
            yield Mistake(item.id, "false alarm", "attribution", "not marked in gold", words, None, claim.to_dict())


def _cause(gold: GoldAttribution, claim: Claim | None) -> str | None:
    if claim is None:
        return "statement not found"
    if likeness_of(gold.content, claim.content) < _HALF:
        return "other extent of the content"
    if not _same_cue(gold, claim):
        return "other cue"
    if not _same_source(gold, claim):
        return "no source found" if claim.speaker is None else "other source"
    return None


def _shown(gold: GoldAttribution) -> dict[str, list[str]]:
    pieces = zip(_PARTS, (gold.source, gold.cue, gold.content), strict=True)
    return {name: [piece.text for piece in part] for name, part in pieces}
