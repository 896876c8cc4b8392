"""``foreigndesk plot`` writes a chart of a store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from foreigndesk.article import Article
from foreigndesk.cli.main import cli
from foreigndesk.desk.desk import Desk
from foreigndesk.store import Store


def test_timeline(desk: Desk, tmp_path: Path) -> None:
    article = Article(text="Kenya expelled two Sudanese diplomats on Monday.", published=date(2022, 5, 3))
    Store(tmp_path / "store").write([desk.code_article(article)])
    output = tmp_path / "chart.svg"
    result = CliRunner().invoke(cli, ["plot", "timeline", str(tmp_path / "store"), "-o", str(output), "--unit", "day"])
    assert result.exit_code == 0, result.output
    assert output.read_text(encoding="utf-8").startswith("<svg")
