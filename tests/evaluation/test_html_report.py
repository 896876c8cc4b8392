"""The page stands alone, shows bars, and escapes what texts hold."""

from __future__ import annotations

import re

from foreigndesk.evaluation.goldset import LabelTable, Mistake, SetReport
from foreigndesk.evaluation.html_report import html_report
from foreigndesk.evaluation.metrics import Figure, Outcome

REPORT = SetReport(
    "own",
    "labelled texts",
    "2 events",
    figures=[Figure("type", 0.5, 0.2, 0.9, 2, 2)],
    tables=[LabelTable("Types", [Outcome("A", "B", "1")])],
    judged=[(0.95, True), (0.2, False)],
    mistakes=[Mistake("1", "miss", "type", "nothing found", "<script>alert(1)</script>", {"type": "A"}, None)],
)


def test_page_is_self_contained() -> None:
    page = html_report([REPORT], "v1")
    assert "<svg" in page
    assert not re.search(r"(?:src|href)=|https?://|@import|url\(", page)


def test_text_is_escaped() -> None:
    page = html_report([REPORT], "v1")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_bars_stay_inside_their_ground() -> None:
    alarms = SetReport("x", "y", "z", figures=[Figure("alarms", 1.7, 0.5, 2.5, 2, 2, "per 100", lower_is_better=True)])
    widths = [float(width) for width in re.findall(r'(?:width|x1|x2)="([\d.]+)"', html_report([alarms], "v1"))]
    assert max(widths) == 260
