"""``foreigndesk watch`` as people and cron call it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from foreigndesk.cli.main import cli
from foreigndesk.errors import SourceError
from foreigndesk.store import Store

KENYA = "Kenya expelled two Sudanese diplomats on Monday, the foreign ministry in Nairobi said in a statement."


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["watch", *arguments])


def test_once(site, tmp_path):
    site.feed("/feed", "/1")
    site.page("/1", KENYA)
    (tmp_path / "feeds.opml").write_text(
        f"<opml><body><outline xmlUrl='{site.url('/feed', '127.0.0.1')}'/></body></opml>"
    )
    arguments = (
        str(tmp_path / "desk"),
        str(tmp_path / "feeds.opml"),
        "--once",
        "--reader",
        "none",
        "--host-interval",
        "0s",
    )
    refused = run(*arguments)
    assert refused.exit_code == 0
    assert "local network" in refused.stderr
    assert site.asked == []
    done = run(*arguments, "--allow-private", "--memory", str(tmp_path / "other.sqlite"))
    assert "1 articles with 1 events added" in done.stderr
    again = run(*arguments, "--allow-private", "--memory", str(tmp_path / "other.sqlite"), "--quiet")
    assert (again.exit_code, again.stderr, again.stdout) == (0, "", "")
    assert site.paths() == ["/feed", "/1", "/feed"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("desk", "http://h.example/", "--every", "soon"), "no duration"),
        (("s3://bucket/desk", "http://h.example/"), "--memory"),
        (("desk",), "FEEDS"),
    ],
)
def test_wrong_calls_are_told(arguments, words):
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_no_list_is_a_known_error(tmp_path):
    assert isinstance(run(str(tmp_path), "missing.opml").exception, SourceError)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(site, tmp_path, number):
    site.feed("/feed", "/1")
    site.page("/1", KENYA)
    start = [sys.executable, "-c", "from foreigndesk.cli import main; main()", "watch", str(tmp_path / "desk")]
    options = [site.url("/feed", "127.0.0.1"), "--allow-private", "--reader", "none", "--host-interval", "0s"]
    with subprocess.Popen([*start, *options], stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:  # ends with the process
            lines.append(line)
            if "1 articles with 1 events added" in line:
                process.send_signal(number)
    assert process.returncode == 0
    assert "Traceback" not in "".join(lines)
    assert len(Store(Path(tmp_path / "desk")).articles.fetchall()) == 1
