"""The declared columns: the documentation made of them is current, and lists keep their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreigndesk.store.column import joined, parted
from foreigndesk.store.columns import EVENTS
from foreigndesk.store.documentation import columns_document
from foreigndesk.store.tables import TABLES

DOCUMENT = Path(__file__).parents[2] / "docs" / "columns.md"


def test_the_document_is_current() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == columns_document(), (
        "run python -m foreigndesk.store.documentation > docs/columns.md"
    )


def test_names_are_declared_once() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name


def test_a_spreadsheet_gets_no_json() -> None:
    assert "quote" in EVENTS.flat
    assert not {"record", "batch"} & set(EVENTS.flat)


@pytest.mark.parametrize("values", [["MLI", "FRA"], ["", "FRA"], ["MLI", ""]])
def test_lists_keep_their_places(values: list[str]) -> None:
    assert list(parted(joined(values))) == values


def test_the_mark_inside_a_value_does_not_part_it() -> None:
    assert len(parted(joined(["the army; the police", None]))) == 2
