"""``foreigndesk demo`` prints events of the corpus with totals, keeps them in a store, and says what to do next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import foreigndesk.cli.demo as module
from foreigndesk.cli.demo import totals
from foreigndesk.cli.main import cli
from foreigndesk.demo import corpus_files
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import MissingExtraError
from foreigndesk.store import Store


@pytest.fixture
def four_reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[dict[str, str]]:
    """Only the first four reports of the corpus, in a folder of its own, so that the test is quick."""
    lines = corpus_files()[0].read_text(encoding="utf-8").splitlines()[:4]
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(module, "corpus_files", lambda: [few])
    monkeypatch.chdir(tmp_path)
    return [json.loads(line) for line in lines]


def test_demo_prints_the_first_events_and_keeps_all(four_reports: list[dict[str, str]]) -> None:
    result = CliRunner().invoke(cli, ["demo"])
    assert result.exit_code == 0, result.output
    assert "demo corpus" in result.output.splitlines()[0]
    assert "according to" in result.output
    assert four_reports[0]["title"] in result.output
    assert four_reports[-1]["title"] not in result.output
    assert "4 articles" in result.output
    kept = Store("demo-desk").query("SELECT title FROM articles").fetchall()
    assert {title for (title,) in kept} == {report["title"] for report in four_reports}


def test_demo_says_what_to_do_next(four_reports: list[dict[str, str]]) -> None:
    result = CliRunner().invoke(cli, ["demo"])
    for command in ("explain few.jsonl", "incidents demo-desk", "agreements demo-desk", "serve demo-desk"):
        assert f"foreigndesk {command}" in result.output


def test_totals_count_what_was_found(desk: Desk) -> None:
    coding = desk.code("Kenya expelled two Sudanese diplomats on Monday, the ministry said.", published="2022-05-03")
    line = totals([coding])
    assert line.startswith("1 article, 1 event (1 actual); 1 on somebody's word")


def test_without_the_extra_it_says_what_to_install(
    four_reports: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise MissingExtraError("the store", "desk")

    monkeypatch.setattr(module, "Store", refuse)
    result = CliRunner().invoke(cli, ["demo"])
    assert result.exit_code == 0, result.output
    assert "foreigndesk[desk]" in result.output
