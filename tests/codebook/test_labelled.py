"""Labelled sentences: read with the place of what is wrong, and checked against the codebook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foreigndesk.codebook import Codebook
from foreigndesk.codebook.labelled import occurrences, read_labelled
from foreigndesk.codebook.labelled_lint import labelled_findings
from foreigndesk.errors import CodebookError

TEXT = "Kenya expelled two Sudanese diplomats on Monday."
EVENT = {"trigger": "expelled", "type": "SANCTION", "mode": "expel", "cameo": "166", "actor": "Kenya"}


def written(folder: Path, *events: dict[str, object], text: str = TEXT) -> Path:
    record = {"id": "one", "text": text, "kind": "lead", "events": list(events)}
    (folder / "a.jsonl").write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    return folder


def test_fields_that_are_left_out_have_defaults(tmp_path: Path) -> None:
    (sentence,) = read_labelled(written(tmp_path, EVENT))
    (event,) = sentence.events
    assert (event.recipient, event.status, event.frame) == (None, "actual", None)
    assert sentence.place == f"{tmp_path / 'a.jsonl'}:1"


def test_no_folder_no_sentences(tmp_path: Path) -> None:
    assert list(read_labelled(tmp_path / "none")) == []


@pytest.mark.parametrize("line", ["{", '{"id": "one"}', '{"id": "one", "text": "a", "events": [{"kind": 1}]}', "[1]"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text("\n" + line, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"a\.jsonl:2"):
        list(read_labelled(tmp_path))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"trigger": "expel"}, "whole words"),
        ({"actor": "Uganda"}, "does not stand"),
        ({"type": "EXPEL"}, "unknown type"),
        ({"mode": "arrest"}, "no mode"),
        ({"cameo": "999"}, "unknown CAMEO code"),
        ({"status": "past"}, "unknown status"),
        ({"frame": "SANCTION.nothing"}, "unknown frame"),
    ],
)
def test_lint_names_what_is_wrong(tmp_path: Path, change: dict[str, object], problem: str) -> None:
    book = Codebook.load()
    book.labelled = tuple(read_labelled(written(tmp_path, EVENT | change)))
    (finding,) = labelled_findings(book)
    assert problem in finding.problem


def test_words_are_found_whole_only() -> None:
    assert occurrences("He left the theatre; he ran.", "he") == [(21, 23)]
