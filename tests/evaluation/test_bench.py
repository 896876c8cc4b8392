"""The bench times every stage of coding, each article through all of them."""

from __future__ import annotations

from foreigndesk.article import Article
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.bench import Stopwatch, time_stages


def test_stages_in_the_order_of_the_flow(desk: Desk) -> None:
    seconds = time_stages(desk, [Article(text="Kenya expelled two Sudanese diplomats on Monday.")])
    assert list(seconds) == ["language", "actors, places, times", "coding, with the reader", "claims and assembly"]
    assert all(spent >= 0 for spent in seconds.values())


def test_stopwatch_adds_up_and_passes_results_on() -> None:
    watch = Stopwatch()
    assert [watch.run("sum", max, 1, number) for number in (2, 3)] == [2, 3]
    assert list(watch.seconds) == ["sum"]
