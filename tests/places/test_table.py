"""The place table and the file of columns it is kept in."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreigndesk.errors import KnowledgeError
from foreigndesk.places.columns import Columns, write_columns
from foreigndesk.places.names import fold
from foreigndesk.places.table import PlaceTable


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Fada N'gourma", "fada ngourma"),
        ("Deir-ez-Zor", "deir ez zor"),
        ("Ürümqi", "urumqi"),
        ("St. Louis", "saint louis"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_columns_come_back(tmp_path: Path) -> None:
    path = tmp_path / "columns.bin"
    write_columns(path, {"keys": ["a", "b", "é"]}, {"numbers": [-1, 2, 3]})
    columns = Columns(path)
    lines = columns.lines("keys")
    assert [lines[row] for row in range(len(lines))] == ["a", "b", "é"]
    assert (lines.first_at_least("aa"), lines.first_at_least("b"), lines.first_at_least("ü")) == (1, 1, 3)
    assert list(columns.numbers("numbers")) == [-1, 2, 3]


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "columns.bin"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(KnowledgeError, match=r"columns\.bin"):
        Columns(path)


def test_namesakes() -> None:
    named = PlaceTable().named("paris")
    assert named is not None
    assert {entry.country for entry in named.entries} >= {"FRA", "USA"}
    assert PlaceTable().named("no such place") is None
