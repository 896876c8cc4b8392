"""``ingest``, ``events`` and ``sql`` on a small store."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from foreigndesk.cli.main import cli
from foreigndesk.errors import StoreError

REPORT = "Kenya expelled two Sudanese diplomats on Monday, the foreign ministry said."


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("desk"))
    lines = json.dumps({"id": "1", "text": REPORT, "published": "2022-05-03", "outlet": "Herald"}) + "\n{broken\n"
    result = run("ingest", folder, "-", stdin=lines)
    assert result.exit_code == 1
    assert "1 articles with 1 events added, 0 there already" in result.stderr
    return folder


def test_ingest_again_adds_nothing(store: str) -> None:
    lines = json.dumps({"id": "1", "text": REPORT, "published": "2022-05-03", "outlet": "Herald"})
    result = run("ingest", store, "-", stdin=lines)
    assert result.exit_code == 0
    assert "0 articles with 0 events added, 1 there already" in result.stderr


def test_set_aside_reports_are_in_the_store(store: str) -> None:
    result = run("sql", store, "SELECT place FROM set_aside", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1


def test_events_as_table(store: str) -> None:
    result = run("events", store, "--between", "SDN", "KEN")
    for words in ("SANCTION", "expel", "Kenya", "2022-05-02", "Herald"):
        assert words in result.stdout


def test_events_as_csv_and_jsonl(store: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("events", store, "--actor", "KEN", "--format", "csv").stdout)))
    lines = run("events", store, "--type", "SANCTION", "--format", "jsonl").stdout.splitlines()
    assert [row["trigger"] for row in rows] == ["expelled"]
    assert json.loads(lines[0])["date_start"] == "2022-05-02"


def test_filters_that_exclude_each_other(store: str) -> None:
    result = run("events", store, "--between", "SDN", "KEN", "--party", "KEN")
    assert result.exit_code == 2


def test_a_wrong_statement_is_a_known_error(store: str) -> None:
    assert isinstance(run("sql", store, "SELEC 1").exception, StoreError)
