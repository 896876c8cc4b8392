"""Records are read from JSON Lines and CSV; errors name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreigndesk.errors import SourceError
from foreigndesk.evaluation.records import first_record, read_records


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_of_one_sentence_are_its_events(tmp_path: Path) -> None:
    text = "Kenya and Mali agreed."
    rows = f"id,text,type,actor\n1,{text},AGREE,Kenya\n1,{text},AGREE,Mali\n2,It rained.,,\n"
    first, second = read_records(write(tmp_path, "gold.csv", rows))
    assert [event["actor"] for event in first.values["events"]] == ["Kenya", "Mali"]
    assert second.values["events"] == []
    assert "type" not in second.values
    assert second.place.endswith(":4")


def test_rows_without_id_go_by_their_text(tmp_path: Path) -> None:
    rows = "text,type\nKenya agreed.,AGREE\nMali agreed.,AGREE\n"
    assert len(list(read_records(write(tmp_path, "gold.csv", rows)))) == 2


@pytest.mark.parametrize("line", ["{", "[1]", "3"])
def test_a_line_that_is_no_object_is_named(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, "gold.jsonl", f'{{"text": "x"}}\n\n{line}\n')
    with pytest.raises(SourceError, match=r"gold\.jsonl:3"):
        list(read_records(path))


def test_an_empty_file_has_no_first_record(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no record"):
        first_record(write(tmp_path, "gold.jsonl", "\n"))
