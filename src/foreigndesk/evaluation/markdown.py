"""Reports as Markdown tables, and their place between the markers of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from foreigndesk.errors import SourceError
from foreigndesk.evaluation.goldset import LabelTable, SetReport
from foreigndesk.evaluation.metrics import Figure, confusions, label_scores
from foreigndesk.evaluation.reliability import Judged, calibration_error, reliability, trade_off

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
_MOST = 12


def markdown_report(reports: Iterable[SetReport], version: str) -> str:
    """All sets, one section each; sets that are not scored in a last line."""
    all_reports = list(reports)
    scored = [report for report in all_reports if report.figures]
    unscored = [f"`{report.set_name}` ({report.family})" for report in all_reports if not report.figures]
    sections = [f"Measured with `{version}`.", *(_section(report) for report in scored)]
    if unscored:
        sections.append("Not scored: " + ", ".join(unscored) + ".")
    return "\n\n".join(sections) + "\n"


def write_between_markers(path: Path, tables: str) -> None:
    """Replace what stands between the markers of a document.

    Raises:
        SourceError: If the document lacks the markers.
    """
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SourceError(f"lacks the markers {BEGIN} and {END}; put them where the tables belong", place=str(path))
    path.write_text(f"{before}{BEGIN}\n\n{tables}\n{END}{after}", encoding="utf-8")


def _section(report: SetReport) -> str:
    parts = [f"### {report.set_name}: {report.items}", report.measures, *report.notes, _figures(report.figures)]
    for table in report.tables:
        parts += [_labels(table), _confusions(table)]
    if report.judged:
        parts += [_reliability(report.judged), _trade_off(report.judged)]
    if report.mistakes:
        parts.append("Mistakes by cause: " + ", ".join(f"{cause} {count}" for cause, count in report.causes()) + ".")
    return "\n\n".join(part for part in parts if part)


def _figures(figures: Sequence[Figure]) -> str:
    rows = [(f.name, *_values(f), str(f.n), str(f.clusters)) for f in figures]
    return _table(("figure", "value", "95 % interval", "n", "documents"), rows)


def _values(figure: Figure) -> tuple[str, str]:
    value, _, interval = figure.shown().partition("  ")
    return value, interval.strip("[]").replace(", ", " – ")


def _labels(table: LabelTable) -> str:
    scores = label_scores(table.outcomes)
    return _table((table.name, *table.columns()), [(score.label, *table.cells(score)) for score in scores])


def _confusions(table: LabelTable) -> str:
    pairs = confusions(table.outcomes).most_common(_MOST)
    return (
        "Most frequent confusions: " + ", ".join(f"{gold}→{found} {n}" for (gold, found), n in pairs) + "."
        if pairs
        else ""
    )


def _reliability(judged: Sequence[Judged]) -> str:
    rows = [
        (f"{b.low:.1f} – {b.high:.1f}", f"{b.stated:.2f}", f"{b.right:.2f}", str(b.count)) for b in reliability(judged)
    ]
    head = (f"confidence (calibration error {calibration_error(judged):.3f})", "stated", "right", "n")
    return _table(head, rows)


def _trade_off(judged: Sequence[Judged]) -> str:
    """Precision bought with recall, by `--min-confidence`."""
    rows = [(f"{least:.2f}", f"{kept:.2f}", f"{right:.2f}") for least, kept, right in trade_off(judged)]
    return _table(("least confidence", "right events kept", "right of those kept"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rules = ["---", *["--:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rules, *rows))
