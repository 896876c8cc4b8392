"""The codebook that ships is clean, covers the ontology, and every one of its examples comes out as it says."""

from __future__ import annotations

import pytest

from foreigndesk.codebook import NO_EVENT, Codebook
from foreigndesk.codebook.lint import lint
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.examples import check_examples

BOOK = Codebook.load()


def test_lint_finds_nothing() -> None:
    assert [f"{finding.place}: {finding.problem}" for finding in lint(BOOK)] == []


def test_every_type_has_frames_and_there_are_enough() -> None:
    assert {frame.type for frame in BOOK.frames} == {*BOOK.ontology.types, NO_EVENT}
    assert len(BOOK.frames) >= 400


@pytest.mark.parametrize("event_type", [*BOOK.ontology.types, NO_EVENT])
def test_examples(event_type: str, desk: Desk) -> None:
    failures = list(check_examples(desk, BOOK.frames_of(event_type)))
    assert [f"{f.frame}: {f.problem}: {f.example.text}" for f in failures] == []
