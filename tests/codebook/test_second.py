"""A second codebook needs no Python: the humanitarian desk's folder is clean, its examples pass, and it codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from foreigndesk.cli.main import cli
from foreigndesk.codebook import Codebook
from foreigndesk.codebook.gaps import gaps
from foreigndesk.codebook.lint import lint
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.examples import check_examples

FOLDER = Path(__file__).parents[2] / "examples" / "codebooks" / "aid_workers"


@pytest.fixture(scope="module")
def relief_desk() -> Desk:
    return Desk(codebook=FOLDER)


def test_it_holds_data_alone_and_is_clean() -> None:
    assert {path.suffix for path in FOLDER.rglob("*") if path.is_file()} == {".yaml", ".md"}
    book = Codebook.load(FOLDER)
    assert [f"{finding.place}: {finding.problem}" for check in (lint, gaps) for finding in check(book)] == []
    assert len(book.ontology.types) == 10


def test_its_examples(relief_desk: Desk) -> None:
    failures = list(check_examples(relief_desk, relief_desk.codebook.frames))
    assert [f"{f.frame}: {f.problem}: {f.example.text}" for f in failures] == []


def test_it_codes(relief_desk: Desk) -> None:
    text = (
        "Gunmen abducted a nurse in Darfur on Sunday, the United Nations said. Mali renounced its accords with France."
    )
    (event,) = relief_desk.code(text, published="2024-05-03").events
    assert (event.type, event.cameo, event.goldstein, event.quad) == ("ABDUCTED", None, None, 4)
    assert event.attribution[0].speaker is not None


def test_the_command_line(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The World Food Programme suspended its operations in Khartoum.", encoding="utf-8")
    result = CliRunner().invoke(cli, ["code", str(report), "--codebook", str(FOLDER)])
    assert result.exit_code == 0, result.output
    assert "SUSPENDED" in result.output
