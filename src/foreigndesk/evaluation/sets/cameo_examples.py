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
from foreigndesk.evaluation.goldset import GoldSet, LabelTable, SetReport, mistake
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
        report = SetReport(name, self.family, f"{len(items):,} sentences")
        taken: list[tuple[CodedSentence, Event | None]] = []
        for item, coding in zip(items, codings, strict=True):
            event, _ = best_event(item.act, coding.events, full_fit)
            taken.append((item, event))
            if not _right(item, event, 2):
                elsewhere = any(_right(item, other, 2) for other in coding.events)
                why = cause(item.act, event, coding, right_elsewhere=elsewhere)
                kind = "wrong" if event else "miss"
                report.mistakes.append(
                    mistake(item.id, kind, "CAMEO root", why, coding, item.code, event.cameo if event else None)
                )
        roots = [Outcome(i.code[:2], e.cameo[:2] if e and e.cameo else None, i.id) for i, e in taken]
        kept = [(i, e) for i, e in taken if not i.code.startswith(_DROPPED)]
        report.figures = [
            share("CAMEO, 2 digits", ((i.id, _right(i, e, 2)) for i, e in taken)),
            share("CAMEO, 3 digits", ((i.id, _right(i, e, 3)) for i, e in taken)),
            share("CAMEO, 2 digits, without roots 01 and 02", ((i.id, _right(i, e, 2)) for i, e in kept)),
            share("CAMEO, 3 digits, without roots 01 and 02", ((i.id, _right(i, e, 3)) for i, e in kept)),
            macro("CAMEO root, macro-F1", roots),
            *_span_figures(taken),
        ]
        report.tables = [LabelTable("CAMEO roots", roots)]
        return report


def _span_figures(taken: Sequence[tuple[CodedSentence, Event | None]]) -> list[Figure]:
    """Overlap of trigger, source and target; parties of reciprocal acts may stand on either side."""
    return [
        share("trigger overlaps", ((i.id, bool(e and overlap([e.trigger], i.act.trigger))) for i, e in taken)),
        share(
            "source among the actors",
            ((i.id, bool(e and named(e.actors, i.act.sources))) for i, e in taken if i.act.sources),
        ),
        share(
            "target among the recipients",
            ((i.id, bool(e and named(e.recipients or e.actors, i.act.targets))) for i, e in taken if i.act.targets),
        ),
    ]


def _right(item: CodedSentence, event: Event | None, digits: int) -> bool:
    code = three_digits(event.cameo) if event else None
    return code is not None and code[:digits] == item.code[:digits]


def _spans(raw: Sequence[tuple[int, int, str]]) -> list[Span]:
    return [Span(start, end, words) for start, end, words in raw]
