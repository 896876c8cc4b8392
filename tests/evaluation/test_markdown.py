"""Tables land between the markers of a document and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreigndesk.errors import SourceError
from foreigndesk.evaluation.goldset import LabelTable, SetReport
from foreigndesk.evaluation.markdown import BEGIN, END, markdown_report, write_between_markers
from foreigndesk.evaluation.metrics import Figure, Outcome


def test_tables() -> None:
    outcomes = [Outcome("A", "A", "1"), Outcome("A", None, "2")]
    figure = Figure("type", 0.5, 0.0, 1.0, 2, 2)
    scored = SetReport("own", "labelled texts", "2 events", "How.", [figure], [LabelTable("Types", outcomes)])
    unscored = SetReport("other", "incidents", "not scored")
    tables = markdown_report([scored, unscored], "v1")
    assert "| type | 0.500 | 0.000 – 1.000 | 2 | 2 |" in tables
    assert "| A | 1.00 | 0.50 | 0.67 | 2 |" in tables
    assert "A→nothing 1" in tables
    assert "`other` (incidents)" in tables


def test_only_what_stands_between_the_markers_changes(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.md"
    path.write_text(f"# Before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_between_markers(path, "new\n")
    assert path.read_text(encoding="utf-8") == f"# Before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"


def test_a_document_without_markers_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.md"
    path.write_text("# Words\n", encoding="utf-8")
    with pytest.raises(SourceError, match="markers"):
        write_between_markers(path, "new\n")
    assert path.read_text(encoding="utf-8") == "# Words\n"
