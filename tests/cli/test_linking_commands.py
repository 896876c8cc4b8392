"""``incidents`` and ``agreements`` on a small store."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from foreigndesk.cli.main import cli

STORIES = (
    ("Herald", "Mali on Monday renounced its defence accords with France, the junta said."),
    ("Courier", "The junta in Mali renounced defence accords with France on Monday."),
)


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("desk"))
    records = [{"id": "1", "outlet": outlet, "published": "2022-05-03", "text": text} for outlet, text in STORIES]
    run("ingest", folder, "-", stdin="\n".join(map(json.dumps, records)))
    return folder


def test_incidents(store: str) -> None:
    assert "SANCTION" in run("incidents", store).stdout
    (line,) = run("incidents", store, "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["outlets"] == ["Courier", "Herald"]
    assert run("incidents", store, "--contested", "--format", "jsonl").stdout == ""


def test_agreements(store: str) -> None:
    result = run("agreements", store, "defence")
    assert "military  FRA, MLI" in result.stdout
    assert "renounced" in result.stdout
    assert run("agreements", store, "grain", "--format", "jsonl").stdout == ""
    assert len(run("agreements", store, "--format", "csv").stdout.splitlines()) == 3
