"""The codebook that ships is clean, covers the ontology, and every one of its examples comes out as it says."""

from __future__ import annotations

import pytest

from foreigndesk.codebook import NO_EVENT, Codebook
from foreigndesk.codebook.lint import lint
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.examples import check_examples, check_labelled, check_reductions

BOOK = Codebook.load()
PARTS = 8
"""The labelled sentences are tested in as many parts, side by side."""


def test_lint_finds_nothing() -> None:
    assert [f"{finding.place}: {finding.problem}" for finding in lint(BOOK)] == []


def test_every_type_has_frames_and_there_are_enough() -> None:
    assert {frame.type for frame in BOOK.frames} == {*BOOK.ontology.types, NO_EVENT}
    assert len(BOOK.frames) >= 1500
    assert len({p.words for frame in BOOK.frames for p in frame.predicates}) >= 1000


@pytest.mark.parametrize("event_type", [*BOOK.ontology.types, NO_EVENT])
def test_examples(event_type: str, frames_desk: Desk) -> None:
    failures = list(check_examples(frames_desk, BOOK.frames_of(event_type)))
    assert [f"{f.frame}: {f.problem}: {f.example.text}" for f in failures] == []


@pytest.mark.parametrize("heard", [False, True])
def test_examples_of_reductions(heard: bool, desk: Desk, frames_desk: Desk) -> None:
    rules = [rule for rule in BOOK.reductions.rules if rule.heard is heard]
    failures = list(check_reductions(desk if heard else frames_desk, rules))
    assert [f"{f.frame}: {f.problem}: {f.example.text}" for f in failures] == []


@pytest.mark.parametrize("part", range(PARTS))
def test_labelled_events_are_still_coded_by_the_frames_they_illustrate(part: int, frames_desk: Desk) -> None:
    failures = list(check_labelled(frames_desk, BOOK.labelled[part::PARTS]))
    assert [f"{f.frame}: {f.problem}: {f.example.text}" for f in failures] == []


def test_most_frames_are_illustrated_by_labelled_events() -> None:
    attached = [event.frame for sentence in BOOK.labelled for event in sentence.events if event.frame]
    assert len(attached) >= 5000
    assert len(set(attached)) * 2 >= len(BOOK.frames)
