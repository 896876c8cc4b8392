"""``foreigndesk demo`` prints the sample reports' events with their totals and says what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import foreigndesk.cli.demo as module
from foreigndesk.cli.demo import sample_reports, totals
from foreigndesk.cli.main import cli
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import MissingExtraError, SourceError


@pytest.fixture
def two_reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Only the first two samples, in a folder of its own, so that the test is quick."""
    chosen = sample_reports()[:2]
    monkeypatch.setattr(module, "sample_reports", lambda: chosen)
    monkeypatch.chdir(tmp_path)
    return chosen


def test_demo_prints_events_totals_and_the_next_step(two_reports: list[Path]) -> None:
    result = CliRunner().invoke(cli, ["demo"])
    assert result.exit_code == 0, result.output
    assert "sample reports" in result.output.splitlines()[0]
    assert "who" in result.output
    assert "2 articles" in result.output
    assert "foreigndesk serve demo-desk" in result.output
    assert Path("demo-desk").is_dir()
    assert f"foreigndesk explain {two_reports[0]}" in result.output


def test_samples_are_the_readable_files_of_the_repository() -> None:
    names = [path.name for path in sample_reports()]
    assert "mali_accords.txt" in names
    assert names == sorted(names)


def test_without_the_repository_it_says_where_the_samples_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module.foreigndesk, "__file__", str(tmp_path / "site" / "lib" / "foreigndesk" / "__init__.py"))
    with pytest.raises(SourceError, match="make demo"):
        sample_reports()


def test_totals_count_what_was_found(desk: Desk) -> None:
    coding = desk.code("Kenya expelled two Sudanese diplomats on Monday, the ministry said.", published="2022-05-03")
    line = totals([coding])
    assert line.startswith("1 article, 1 event (1 actual); 1 on somebody's word")


def test_without_the_extra_it_says_what_to_install(two_reports: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise MissingExtraError("the store", "desk")

    monkeypatch.setattr(module, "Store", refuse)
    result = CliRunner().invoke(cli, ["demo"])
    assert result.exit_code == 0, result.output
    assert "foreigndesk[desk]" in result.output
