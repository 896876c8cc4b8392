"""Knowledge files are checked when they are read; a mistake is named with its file and record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from foreigndesk.actors import ActorKnowledge, ActorResolver
from foreigndesk.actors.codes import actor_code
from foreigndesk.actors.index import fold
from foreigndesk.actors.listing import Entry, read_listing
from foreigndesk.actors.names import group_aliases, organisation_aliases, people_aliases
from foreigndesk.actors.records import Term
from foreigndesk.article import Article
from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir
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


def test_a_users_own_persons_and_roles_win_over_ours(tmp_path: Path, engine: LanguageEngine) -> None:
    extra = tmp_path / "own.yaml"
    extra.write_text(
        "people:\n"
        "- {name: Emmanuel Macron, country: NOR, sectors: REB, office: rebel leader, start: '2016-01'}\n"
        "- {name: Ada Example, country: DEU, sectors: GOV, office: chancellor, start: '2020-01'}\n"
        "roles:\n- {words: [lawmaker], sectors: [SPY], person: true}\n",
        encoding="utf-8",
    )
    resolver = ActorResolver(ActorKnowledge.load(extra=extra))
    text = "The rebels met Emmanuel Macron. A Danish lawmaker left. The German chancellor resigned."
    document = engine.parse(Article(text, published=date(2021, 5, 1)))
    found = {m.actor.span.text: (m.actor.name, m.actor.code) for m in resolver.resolve(document)}
    assert found["Emmanuel Macron"] == ("Emmanuel Macron", "NORREB")
    assert found["A Danish lawmaker"] == (None, "DNKSPY")
    assert found["The German chancellor"] == ("Ada Example", "DEUGOV")


def test_a_users_own_bodies_win_over_ours(tmp_path: Path, engine: LanguageEngine) -> None:
    extra = tmp_path / "own.yaml"
    extra.write_text("organisations:\n- {name: Northern Tea Order, names: [NATO], code: NGO}\n", encoding="utf-8")
    resolver = ActorResolver(ActorKnowledge.load(extra=extra))
    document = engine.parse(Article("NATO left the talks.", published=date(2021, 5, 1)))
    assert [m.actor.name for m in resolver.resolve(document)] == ["Northern Tea Order"]


def test_a_users_own_file_may_be_a_table(tmp_path: Path) -> None:
    extra = tmp_path / "own.csv"
    extra.write_text(
        "section,name,names,code,sectors\n,Desk Watch,Desk Watch|DW,NGO,SOC|JRN\n"
        "armed_groups,Northern Tea Order,,NOR,REB\n",
        encoding="utf-8",
    )
    names = ActorKnowledge.load(extra=extra).names
    assert [(r.name, r.sectors) for r in names.named("DW")][:1] == [("Desk Watch", ("SOC", "JRN"))]
    assert [(r.kind, r.country) for r in names.named("Northern Tea Order")] == [("group", "NOR")]


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


ACTORS = knowledge_dir() / "actors"
LEAST = yaml.safe_load((Path(__file__).parent / "coverage.yaml").read_text(encoding="utf-8"))


def listing(name: str) -> list[Entry]:
    return list(read_listing(ACTORS / name))


@pytest.mark.parametrize("names", LEAST["organisations"])
def test_organisations_are_many(names: str) -> None:
    records = [entry for name in names.split(" + ") for entry in listing(f"organisations/{name}.yaml")]
    assert len(records) >= LEAST["organisations"][names]


def test_states_groups_and_office_holders_are_many() -> None:
    states = listing("countries.yaml")
    dated = {entry.need("name") for entry in listing("people") if entry.day("start") is not None}
    found = {
        "armed_groups": len(listing("armed_groups.yaml")),
        "peoples": len(listing("ethnic_religious.yaml")),
        "office_holders": len(dated),
        "seats": sum(len(entry.fields.get("seats") or ()) for entry in states),
        "ended_states": sum(entry.text("until") is not None for entry in states),
    }
    assert not {name: size for name, size in found.items() if size < LEAST[name]}


@pytest.mark.parametrize("name", LEAST["organs"])
def test_states_most_reported_have_their_organs(name: str) -> None:
    have = {entry.text("code") for entry in listing(f"organisations/{name}.yaml")}
    have.update(LEAST["elsewhere"].get(name, ()))
    assert len(LEAST["reported"]) >= 80
    assert not [code for code in LEAST["reported"] if code not in have]


@pytest.mark.parametrize("office", LEAST["offices"])
@pytest.mark.parametrize("code", LEAST["main"])
def test_main_states_have_their_ministers(code: str, office: str) -> None:
    terms = [
        Term(code, (), office, entry.day("start"), entry.day("end", last=True))
        for entry in listing("people")
        if entry.text("country") == code and entry.text("office") in LEAST["offices"][office]
    ]
    known = [year for year in range(1991, 2025) if any(term.holds(date(year, 4, 15)) for term in terms)]
    assert len(known) >= 25


def test_no_name_stands_twice_in_a_class_and_country() -> None:
    for path in (*sorted((ACTORS / "organisations").glob("*.yaml")), ACTORS / "armed_groups.yaml"):
        seen: dict[tuple[str | None, str], str] = {}
        for entry in read_listing(path):
            names = (entry.need("name"), *entry.words("names"), *entry.words("exact"))
            for text in set(map(fold, names)):
                first = seen.setdefault((entry.text("code"), text), entry.need("name"))
                assert first == entry.need("name"), f"{entry.place}: {text!r} also names {first}"


@pytest.mark.parametrize("name", ["organisations", "armed_groups.yaml", "ethnic_religious.yaml", "people"])
def test_sectors_and_dates_are_sound(name: str) -> None:
    for entry in listing(name):
        assert set(entry.codes("sectors")) <= set(LEAST["sectors"]), entry.place
        start = entry.day("start") or entry.day("since")
        end = entry.day("end", last=True) or entry.day("until", last=True)
        assert start is None or end is None or start <= end, entry.place


def test_every_record_can_be_put_together_and_named() -> None:
    for read, name in (
        (organisation_aliases, "organisations"),
        (group_aliases, "armed_groups.yaml"),
        (people_aliases, "ethnic_religious.yaml"),
    ):
        for entry in listing(name):
            names = [alias.text for alias in read([entry]) if alias.record.name == entry.need("name")]
            assert names, f"{entry.place} has no name but its label"


def test_qualifiers_are_no_names_and_exact_names_keep_their_capitals() -> None:
    fields = {"name": "Fraud Office (Norway)", "names": ["Norwegian Fraud Office"], "exact": ["OLAF"], "code": "NOR"}
    found = [(alias.text, alias.exact) for alias in organisation_aliases([Entry(fields, "here")])]
    assert found == [("Norwegian Fraud Office", False), ("OLAF", True)]
