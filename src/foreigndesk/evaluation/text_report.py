"""The report of a set as plain text: figures with intervals, scores by label, confusions, causes."""

from __future__ import annotations

from collections.abc import Sequence

from foreigndesk.evaluation.goldset import LabelTable, SetReport
from foreigndesk.evaluation.metrics import confusions, label_scores
from foreigndesk.evaluation.reliability import Judged, calibration_error, reliability

_MOST = 12


def text_report(report: SetReport) -> str:
    """A set's report as lines of text."""
    lines = [f"{report.set_name}: {report.items} ({report.family})"]
    lines += [f"  {note}" for note in report.notes]
    width = max((len(figure.name) for figure in report.figures), default=0) + 2
    lines += [f"  {f.name:<{width}}{f.shown():<28} n={f.n}, {f.clusters} documents" for f in report.figures]
    for table in report.tables:
        lines += ["", *_label_lines(table)]
    if report.judged:
        lines += ["", *_reliability_lines(report.judged)]
    if report.mistakes:
        causes = ", ".join(f"{cause} {count}" for cause, count in report.causes())
        lines += ["", f"  mistakes by cause: {causes}"]
    return "\n".join(lines) + "\n"


def _reliability_lines(judged: Sequence[Judged]) -> list[str]:
    lines = [
        f"  confidence (calibration error {calibration_error(judged):.3f})",
        f"  {'':<12}{'stated':>8}{'right':>8}{'n':>7}",
    ]
    bins = reliability(judged)
    return lines + [f"  {b.low:.1f} – {b.high:.1f}   {b.stated:>8.2f}{b.right:>8.2f}{b.count:>7}" for b in bins]


def _label_lines(table: LabelTable) -> list[str]:
    scores = label_scores(table.outcomes)
    width = max((len(score.label) for score in scores), default=0) + 2
    rows = [("", *table.columns()), *((score.label, *table.cells(score)) for score in scores)]
    lines = [f"  {table.name}"]
    lines += [f"  {label:<{width}}" + "".join(f"{cell:>7}" for cell in cells) for label, *cells in rows]
    pairs = confusions(table.outcomes).most_common(_MOST)
    if pairs:
        lines.append("  most frequent confusions: " + ", ".join(f"{gold}→{found} {n}" for (gold, found), n in pairs))
    return lines
