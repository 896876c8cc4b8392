"""Gold words are found as whole words, and each found span answers to one gold item."""

from __future__ import annotations

from foreigndesk.evaluation.matching import around, likeness_of, occurrences, overlap, pair_up, touches
from foreigndesk.offsets import Span

TEXT = "He said that the talks and the other talks failed."


def span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span.of(TEXT, at, at + len(words))


def test_words_inside_other_words_do_not_count() -> None:
    assert [s.start for s in occurrences(TEXT, "the")] == [13, 27]
    assert list(occurrences(TEXT, "")) == []


def test_words_that_end_in_a_mark_are_found() -> None:
    assert len(list(occurrences("The U.S. and the U.S.", "U.S."))) == 2


def test_touching_spans_stand_side_by_side() -> None:
    assert touches([span("the")], span("talks"))
    assert not touches([span("He")], span("talks"))
    assert overlap([span("the talks")], [span("talks")])


def test_pairs_go_to_the_likeliest_and_are_taken_once() -> None:
    gold = [[span("the talks")], [span("talks", 30)], [span("failed")]]
    found = [span("talks", 30), span("the talks")]
    assert pair_up(gold, found) == [1, 0, None]


def test_likeness_is_the_share_of_common_letters() -> None:
    assert likeness_of([span("the talks")], span("the talks")) == 1.0
    assert likeness_of([span("the talks")], span("failed")) == 0.0


def test_around_shows_the_neighbourhood() -> None:
    assert around(TEXT, [span("talks")]) == TEXT
