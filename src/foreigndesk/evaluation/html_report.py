"""Reports as one self-contained HTML page: figures with intervals, scores by label, confusions, mistakes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape

from foreigndesk.evaluation.bars import count_bars, figure_bar, label_bars, recall_bar, share_bar
from foreigndesk.evaluation.goldset import LabelTable, Mistake, SetReport
from foreigndesk.evaluation.metrics import confusions, label_scores
from foreigndesk.evaluation.reliability import Judged, calibration_error, reliability
from foreigndesk.knowledge import knowledge_dir, read_text

_SHOWN = 60
"""Mistakes of a set that are shown; all of them are in the file of ``--errors``."""
_MOST = 20


def html_report(reports: Iterable[SetReport], version: str) -> str:
    """The whole page."""
    style = read_text(knowledge_dir() / "evaluation" / "report.css")
    every = list(reports)
    body = "".join(_section(report) for report in every if report.figures) + _unscored(every)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Foreign Desk: evaluation</title>'
        f"<style>{style}</style></head><body><h1>Foreign Desk: evaluation</h1>"
        f"<p>Measured with <code>{escape(version)}</code>. Bars run from 0 to 1; whiskers are 95&nbsp;% intervals from "
        f"resampling documents; of three thin bars the lightest is precision, the darkest F1.</p>{body}</body></html>\n"
    )


def _unscored(reports: Iterable[SetReport]) -> str:
    """Sets that are known and not scored, and why."""
    lines = [f"{report.set_name}: {' '.join(report.notes)}" for report in reports if not report.figures]
    return "<h2>Not scored</h2>" + "".join(f"<p>{escape(line)}</p>" for line in lines) if lines else ""


def _section(report: SetReport) -> str:
    about = f"{report.items} ({report.family}). {report.measures}"
    parts = [f"<h2>{escape(report.set_name)}</h2><p>{escape(about)}</p>"]
    parts += [*(f"<p>{escape(note)}</p>" for note in report.notes), _figures(report)]
    for table in report.tables:
        parts += [_labels(table), _confusions(table)]
    if report.judged:
        parts.append(_reliability(report.judged))
    if report.mistakes:
        parts += [_causes(report), _mistakes(report.mistakes)]
    return f"<section>{''.join(parts)}</section>"


def _figures(report: SetReport) -> str:
    rows = [(escape(f.name), figure_bar(f), escape(f.shown()), str(f.n), str(f.clusters)) for f in report.figures]
    return _table(("figure", "", "value and interval", "n", "documents"), rows)


def _labels(table: LabelTable) -> str:
    draw = recall_bar if table.recall_only else label_bars
    rows = [(escape(score.label), draw(score), *table.cells(score)) for score in label_scores(table.outcomes)]
    return _table((escape(table.name), "", *table.columns()), rows)


def _reliability(judged: Sequence[Judged]) -> str:
    """Share right by stated confidence; a calibrated bar ends at its bin."""
    rows = [
        (
            f"{b.low:.1f} – {b.high:.1f}",
            share_bar(b.right, f"{b.right:.2f} right"),
            f"{b.stated:.2f}",
            f"{b.right:.2f}",
            str(b.count),
        )
        for b in reliability(judged)
    ]
    return _table((f"confidence (calibration error {calibration_error(judged):.3f})", "", "stated", "right", "n"), rows)


def _confusions(table: LabelTable) -> str:
    pairs = [(f"{gold} → {found}", count) for (gold, found), count in confusions(table.outcomes).most_common(_MOST)]
    rows = [(escape(label), bar, str(count)) for label, count, bar in count_bars(pairs)]
    return _details("Confusions", _table(("gold → found", "", "times"), rows)) if rows else ""


def _causes(report: SetReport) -> str:
    rows = [(escape(label), bar, str(count)) for label, count, bar in count_bars(report.causes())]
    return _table(("mistakes by cause", "", "times"), rows)


def _mistakes(mistakes: Sequence[Mistake]) -> str:
    rows = [
        (escape(m.id), escape(f"{m.kind}: {m.cause}"), escape(m.text), _value(m.gold), _value(m.found), _reasons(m))
        for m in mistakes[:_SHOWN]
    ]
    title = f"Mistakes ({min(_SHOWN, len(mistakes))} of {len(mistakes):,})"
    return _details(title, _table(("id", "what", "text", "gold", "found", "coded there"), rows))


def _reasons(mistake: Mistake) -> str:
    """The events coded there, each with the rule that decided."""
    events = (f"{e.trigger.text}: {e.type} {e.mode or ''} {e.cameo or ''} ({e.rule})" for e in mistake.events)
    return "<br>".join(escape(event) for event in events)


def _value(value: object) -> str:
    return escape(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))


def _details(title: str, content: str) -> str:
    return f"<details><summary>{escape(title)}</summary>{content}</details>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    top = "".join(f"<th>{cell}</th>" for cell in head)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"
