"""CAMEO examples: a sentence for each CAMEO code, with the spans of source, event and target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foreigndesk.article import Article
from foreigndesk.coding.event import Event
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.conventions import three_digits
from foreigndesk.evaluation.fitting import GoldAct, best_event, cause, full_fit
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, Mistake, SetReport, kind_of, mistake
from foreigndesk.evaluation.matching import named, overlap
from foreigndesk.evaluation.metrics import Figure, Outcome, macro, share
from foreigndesk.offsets import Span

_DROPPED = ("01", "02")
"""Roots that PLOVER has no type for (statements, appeals)."""


@dataclass(frozen=True, slots=True)
class CodedSentence:
    """A sentence with one CAMEO code."""

    id: str
    text: str
    code: str
    act: GoldAct


Taken = tuple[CodedSentence, Event | None]
"""A sentence with the event that fits its spans best."""


class CameoExamples(GoldSet[CodedSentence]):
    """The examples of the CAMEO manual, or sentences in their form."""

    family = "CAMEO examples"
    measures = (
        "CAMEO code, to two and three digits, of the event whose trigger and participants fit the marked spans best; "
        "and whether its trigger, actors and recipients overlap those spans."
    )

    def recognises(self, record: Mapping[str, Any]) -> bool:
        """Spans of the event beside a CAMEO code."""
        return "event_spans" in record and "cameo" in record

    def parse(self, record: Mapping[str, Any]) -> Iterator[CodedSentence]:
        """One item for each sentence; parties that are source and target at once stand on both sides."""
        both = _spans(record["both_spans"])
        act = GoldAct(
            sources=[*_spans(record["source_spans"]), *both],
            targets=[*_spans(record["target_spans"]), *both],
            trigger=_spans(record["event_spans"]),
        )
        yield CodedSentence(str(record["id"]), record["text"], record["cameo"], act)

    def article(self, item: CodedSentence) -> Article:
        """The sentence."""
        return Article(text=item.text, id=item.id)

    def score(self, name: str, items: Sequence[CodedSentence], codings: Sequence[Coding], desk: Desk) -> SetReport:
        """Codes to two and three digits, and spans."""
        taken = [(item, best_event(item.act, c.events, full_fit)[0]) for item, c in zip(items, codings, strict=True)]
        roots = [Outcome(i.code[:2], e.cameo[:2] if e and e.cameo else None, i.id) for i, e in taken]
        return SetReport(
            name,
            self.family,
            f"{len(items):,} sentences",
            figures=[*_code_figures(taken), macro("CAMEO root, macro-F1", roots), *_span_figures(taken)],
            tables=[LabelTable("CAMEO roots", roots)],
            mistakes=[
                _mistake(item, event, coding)
                for (item, event), coding in zip(taken, codings, strict=True)
                if not _right(item, event, 2)
            ],
        )


def _mistake(item: CodedSentence, event: Event | None, coding: Coding) -> Mistake:
    elsewhere = any(_right(item, other, 2) for other in coding.events)
    why = cause(item.act, event, coding, right_elsewhere=elsewhere)
    return mistake(item.id, kind_of(event), "CAMEO root", why, coding, item.code, event.cameo if event else None)


def _code_figures(taken: Sequence[Taken]) -> list[Figure]:
    kept = [(item, event) for item, event in taken if not item.code.startswith(_DROPPED)]
    without = ", without roots " + " and ".join(_DROPPED)
    return [
        share(f"CAMEO, {digits} digits{words}", [(item.id, _right(item, event, digits)) for item, event in pairs])
        for pairs, words in ((taken, ""), (kept, without))
        for digits in (2, 3)
    ]


def _span_figures(taken: Sequence[Taken]) -> list[Figure]:
    """Overlap of trigger, source and target; parties of reciprocal acts may stand on either side."""
    sourced = [(item, event) for item, event in taken if item.act.sources]
    targeted = [(item, event) for item, event in taken if item.act.targets]
    return [
        share("trigger overlaps", [(i.id, bool(e and overlap([e.trigger], i.act.trigger))) for i, e in taken]),
        share("source among the actors", [(i.id, bool(e and named(e.actors, i.act.sources))) for i, e in sourced]),
        share(
            "target among the recipients",
            [(i.id, bool(e and named(e.recipients or e.actors, i.act.targets))) for i, e in targeted],
        ),
    ]


def _right(item: CodedSentence, event: Event | None, digits: int) -> bool:
    code = three_digits(event.cameo) if event else None
    return code is not None and code[:digits] == item.code[:digits]


def _spans(raw: Sequence[tuple[int, int, str]]) -> list[Span]:
    return [Span(start, end, words) for start, end, words in raw]
