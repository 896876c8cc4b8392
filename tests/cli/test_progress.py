"""Progress: the tally in words, time left, and that nothing is shown where nobody looks."""

from __future__ import annotations

import pytest

from foreigndesk.article import Article
from foreigndesk.cli.progress import Progress, Tally, duration, with_progress
from foreigndesk.desk.coding import Coding
from foreigndesk.sources import Gauge


@pytest.fixture
def coding() -> Coding:
    return Coding(
        Article("Troops left."), events=(), claims=(), actors=(), places=(), times=(), rejected=(), version="1"
    )


@pytest.mark.parametrize(
    ("tally", "share", "words"),
    [
        (Tally(), None, "0 coded, 0 events"),
        (Tally(coded=1200, events=3400), None, "1,200 coded, 3,400 events, 12 a second"),
        (Tally(50, 7, 40, 10), 0.25, "50 coded, 40 skipped, 10 set aside, 7 events, 1 a second, 5 min left"),
        (Tally(1, 1), 0.001, "1 coded, 1 events, 0.01 a second"),
        (Tally(1, 1), 1.0, "1 coded, 1 events, 0.01 a second, 0 s left"),
    ],
)
def test_the_tally_in_words(tally, share, words):
    assert tally.words(100.0, share) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "0 s"), (59, "59 s"), (125, "2 min 5 s"), (7260, "2 h 1 min"), (100_000, "1 d 3 h")]
)
def test_durations(seconds, words):
    assert duration(seconds) == words


def test_it_is_shown_when_wanted(coding, capsys):
    gauge = Gauge(100)
    with Progress(True, gauge) as progress:
        gauge.add(50)
        progress.coded(coding)
        progress.skipped(3)
        progress.set_aside()
    assert (progress.tally.coded, progress.tally.skipped, progress.tally.set_aside) == (1, 3, 1)
    assert "1 coded, 3 skipped," in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("wanted", [False, None])
def test_nobody_looks_nothing_is_shown(coding, capsys, wanted):
    assert list(with_progress([coding], wanted)) == [coding]
    assert capsys.readouterr() == ("", "")
