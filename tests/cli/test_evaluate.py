"""``foreigndesk evaluate``: reports, files, the gate and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from foreigndesk.cli.main import cli

SETS = Path(__file__).parent.parent / "evaluation" / "sets"
LABELLED = str(SETS / "labelled.jsonl")
ACTORS = str(SETS / "actor_phrases.jsonl")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *arguments, "--jobs", "1"])


def test_report_and_files(tmp_path: Path) -> None:
    errors, page = tmp_path / "errors.jsonl", tmp_path / "report.html"
    result = run(LABELLED, "--errors", str(errors), "--html", str(page))
    assert result.exit_code == 0, result.output
    assert "type F1" in result.output
    mistake = json.loads(errors.read_text(encoding="utf-8").splitlines()[0])
    assert mistake["gold"]["type"] == "THREATEN"
    assert mistake["events"][0]["trace"]
    assert "labelled" in page.read_text(encoding="utf-8")


def test_markdown() -> None:
    result = run(ACTORS, "--markdown")
    assert "| figure | value |" in result.output


def test_tables_into_a_document(tmp_path: Path) -> None:
    document = tmp_path / "accuracy.md"
    document.write_text("<!-- figures: begin --><!-- figures: end -->", encoding="utf-8")
    assert run(ACTORS, "--into", str(document)).exit_code == 0
    assert "expectations met" in document.read_text(encoding="utf-8")


def test_gate_passes_then_fails_when_the_floor_is_above(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    assert run(ACTORS, "--gate", str(baseline), "--update-baseline").exit_code == 0
    assert run(ACTORS, "--gate", str(baseline)).exit_code == 0
    raw = json.loads(baseline.read_text(encoding="utf-8"))
    raw["sets"]["actor_phrases"]["expectations met"] = {"floor": 0.99, "tolerance": 0.005}
    baseline.write_text(json.dumps(raw), encoding="utf-8")
    result = run(ACTORS, "--gate", str(baseline))
    assert result.exit_code == 1
    assert "FELL actor_phrases: expectations met" in result.output
    assert json.loads(baseline.read_text(encoding="utf-8")) == raw


def test_gate_is_skipped_where_the_sets_are_absent(tmp_path: Path) -> None:
    result = run(str(tmp_path / "absent"), "--gate", str(tmp_path / "baseline.json"))
    assert result.exit_code == 0
    assert "skipped" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["absent.jsonl"], "no such file"),
        ([ACTORS, "--update-baseline"], "needs --gate"),
        ([ACTORS, "--gate", "x.json", "--limit", "1"], "leave --limit out"),
    ],
)
def test_wrong_calls(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output
