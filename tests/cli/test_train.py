"""``foreigndesk train``: wrong calls and broken examples are named before anything is trained."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from foreigndesk.cli.main import cli
from foreigndesk.errors import CodebookError, MissingExtraError


def test_broken_examples_are_named(tmp_path: Path) -> None:
    examples = tmp_path / "mine.jsonl"
    examples.write_text('{"id": "1"}\n', encoding="utf-8")
    result = CliRunner().invoke(cli, ["train", "-o", str(tmp_path / "out"), "--examples", str(examples)])
    assert isinstance(result.exception, CodebookError)
    assert "mine.jsonl:1" in str(result.exception)


@pytest.mark.skipif(find_spec("torch") is not None, reason="the extra [train] is installed here")
def test_the_missing_extra_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["train", "-o", str(tmp_path / "out")])
    assert isinstance(result.exception, MissingExtraError)
    assert "foreigndesk[train]" in str(result.exception)


def test_the_output_folder_is_needed() -> None:
    assert CliRunner().invoke(cli, ["train"]).exit_code == 2
