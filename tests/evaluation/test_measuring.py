"""A folder stands for its gold files, and a limit for the first items of each."""

from __future__ import annotations

from pathlib import Path

from foreigndesk.evaluation.measuring import gold_files, measure

SETS = Path(__file__).parent / "sets"


def test_a_folder_is_its_files_by_name() -> None:
    files = gold_files(SETS)
    assert files == sorted(files)
    assert {file.suffix for file in files} == {".jsonl", ".csv"}
    assert gold_files(files[0]) == [files[0]]


def test_limit() -> None:
    (report,) = measure([SETS / "labelled.jsonl"], limit=1)
    assert report.items == "1 events in 1 texts"
