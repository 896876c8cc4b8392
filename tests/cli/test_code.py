"""``foreigndesk code`` keeps the contract of the command line: formats, order, exit status, places in errors."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from foreigndesk.cli.main import cli

REPORT = "Kenya expelled two Sudanese diplomats on Monday, the foreign ministry said."


NO_READER = ("--reader", "none")


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_table(report: Path) -> None:
    result = run("code", str(report), "--published", "2022-05-03")
    assert result.exit_code == 0, result.output
    for words in ("SANCTION", "expel", "Kenya", "SDN", "2022-05-02", "actual"):
        assert words in result.output


def test_jsonl_from_stdin_in_input_order() -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": REPORT, "note": n}) for n in range(3))
    result = run("code", "-", "--format", "jsonl", stdin=lines)
    coded = [json.loads(line) for line in result.output.splitlines()]
    assert [c["id"] for c in coded] == ["0", "1", "2"]
    assert coded[2]["extra"] == {"note": 2}
    assert result.exit_code == 0


def test_csv(report: Path) -> None:
    result = run("code", str(report), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert rows[0]["type"] == "SANCTION"
    assert rows[0]["trigger"] == "expelled"


def test_frames_alone_and_both_voices(report: Path) -> None:
    both, alone = (json.loads(run("code", str(report), "--format", "jsonl", *more).output) for more in ((), NO_READER))
    fields = [[step["field"] for step in coded["events"][0]["trace"]] for coded in (both, alone)]
    assert ["voices" in names for names in fields] == [True, False]
    assert both["version"] != alone["version"]


def test_unsure_events_are_turned_down_when_asked(report: Path) -> None:
    coded = json.loads(run("code", str(report), "--format", "jsonl", "--min-confidence", "1").output)
    assert coded["events"] == []
    assert "less sure than 1.00" in [rejection["reason"] for rejection in coded["rejected"]]


def test_output_file(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    result = run("code", str(report), "--format", "jsonl", "-o", str(target))
    assert result.output == ""
    assert json.loads(target.read_text(encoding="utf-8"))["text"] == REPORT


def test_bad_articles_are_set_aside_and_counted() -> None:
    good, bad = json.dumps({"text": REPORT}), json.dumps({"title": "no text"})
    lines = f"{good}\n{{broken\n{bad}\n{good}"
    result = run("code", "-", "--format", "jsonl", stdin=lines)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.count("set aside:") == 2
    assert "2 articles coded, 2 set aside" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["code", "x.txt", "--published", "3 May"], "YYYY-MM-DD"),
        (["code"], "FILES"),
        (["code", "-", "--format", "xml"], "xml"),
        (["code", "-", "--min-confidence", "2"], "min-confidence"),
    ],
)
def test_wrong_calls_exit_with_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_explain_shows_spans_frame_and_rejections(report: Path) -> None:
    result = run("explain", str(report), "--published", "2022-05-03")
    assert "[expelled]trigger" in result.output
    assert "frame SANCTION" in result.output


def test_version_prints_the_fingerprint() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert "fingerprint" in result.output


def test_help_lists_every_command_without_importing_them() -> None:
    result = run("--help")
    assert all(name in result.output for name in ("code", "explain", "codebook", "ingest", "serve", "evaluate"))
