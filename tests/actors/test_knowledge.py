"""Knowledge files are checked when they are read; a mistake is named with its file and record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foreigndesk.actors import ActorKnowledge, ActorResolver
from foreigndesk.actors.codes import actor_code
from foreigndesk.actors.listing import Entry
from foreigndesk.article import Article
from foreigndesk.errors import KnowledgeError
from foreigndesk.language import LanguageEngine


def test_a_users_own_file_comes_first(tmp_path: Path, engine: LanguageEngine) -> None:
    extra = tmp_path / "own.yaml"
    extra.write_text(
        "organisations:\n- {name: Desk Watch, names: [Desk Watch, DW], code: NGO}\n"
        "people:\n- {name: Ada Example, country: NOR, sectors: GOV, office: prime minister, start: '2020-01'}\n",
        encoding="utf-8",
    )
    resolver = ActorResolver(ActorKnowledge.load(extra=extra))
    document = engine.parse(Article("Desk Watch criticised Ada Example.", published=date(2021, 5, 1)))
    found = [(m.actor.name, m.actor.code) for m in resolver.resolve(document)]
    assert found == [("Desk Watch", "NGO"), ("Ada Example", "NORGOV")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("nonsense: []", "own.yaml"),
        ("- a list", "own.yaml"),
        ("organisations:\n- {names: [X], code: NGO}", "record 1"),
        ("countries:\n- {code: NOR, name: Norway, names: [false]}", "Norway"),
        ("people:\n- {name: A B, country: NOR, start: soon}", "A B"),
        ("roles:\n- {kind: nothing, words: [x]}", "record 1"),
        ("roles:\n- {kind: role}", "record 1"),
    ],
)
def test_mistakes_are_placed(tmp_path: Path, text: str, place: str) -> None:
    extra = tmp_path / "own.yaml"
    extra.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        ActorKnowledge.load(extra=extra)
    assert place in str(caught.value)
    assert "own.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        ("2020-08-18", date(2020, 8, 18), date(2020, 8, 18)),
    ],
)
def test_dates_may_be_months_or_years(value: str, first: date, last: date) -> None:
    entry = Entry({"day": value}, "here")
    assert entry.day("day") == first
    assert entry.day("day", last=True) == last


def test_codes() -> None:
    renamed = {"JRN": "MED", "UNK": ""}
    assert actor_code("MLI", ("GOV", "MIL", "SPY"), None, renamed) == "MLIGOVMIL"
    assert actor_code("USA", ("JRN",), None, renamed) == "USAMED"
    assert actor_code("IGO", (), "IGOWAS", renamed) == "IGOWAS"
    assert actor_code("UNO", ("MIL",), "IGOUNO", renamed) == "UNOMIL"
    assert actor_code(None, ("REB",), None, renamed) == "REB"
    assert actor_code(None, ("UNK",), None, renamed) is None
