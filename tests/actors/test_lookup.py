"""A phrase looked up outside of an article gives the actor, the reason, and everybody considered."""

from __future__ import annotations

from datetime import date

import pytest

from foreigndesk.actors import ActorResolver
from foreigndesk.actors.lookup import ActorLookup
from foreigndesk.language import LanguageEngine


@pytest.fixture(scope="module")
def lookup(engine: LanguageEngine, resolver: ActorResolver) -> ActorLookup:
    return ActorLookup(engine.parse, resolver)


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        ("Angela Merkel", date(2017, 4, 1), "DEUGOV"),
        ("Angela Merkel", date(2022, 1, 10), "DEUELI"),
        ("Serbian Army", None, "SRBMIL"),
        ("Canadian ambassador to the United Nations", None, "CANGOV"),
        ("a disgraced former minister", None, "ELI"),
        ("Beijing", None, "CHNGOV"),
        ("Russia's Baltic Fleet", None, "RUSMIL"),
    ],
)
def test_code(lookup: ActorLookup, text: str, on: date | None, code: str) -> None:
    assert lookup(text, on)[0].actor.code == code


def test_candidates_say_what_they_were(lookup: ActorLookup) -> None:
    result = lookup("Angela Merkel", date(2022, 1, 10))[0]
    assert "out of office" in result.reason
    candidate = next(c for c in result.candidates if c.name == "Angela Merkel")
    assert candidate.chosen
    assert candidate.country == "DEU"
    assert "chancellor" in candidate.note


def test_holders_of_an_office_are_candidates(lookup: ActorLookup) -> None:
    result = lookup("the French president", date(2010, 5, 5))[0]
    assert "in office: Nicolas Sarkozy" in result.reason
    assert [(c.name, c.chosen) for c in result.candidates if c.kind == "person"] == [
        ("Jacques Chirac", False),
        ("Nicolas Sarkozy", True),
        ("Francois Hollande", False),
    ]


def test_bearers_of_a_surname_are_candidates(lookup: ActorLookup) -> None:
    result = lookup("Johnson", date(2023, 5, 5))[0]
    assert result.actor.country is None
    assert {"Boris Johnson", "Lyndon Johnson"} <= {c.name for c in result.candidates}


def test_nothing_is_nothing(lookup: ActorLookup) -> None:
    assert lookup("puppies") == []
    assert lookup("") == []
