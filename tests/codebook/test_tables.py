"""The tables of a codebook: content, reductions, hosting, parts, parties, fallback; their errors name the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreigndesk.codebook import Codebook
from foreigndesk.codebook.change import Change, code_and_parents
from foreigndesk.errors import CodebookError

Book = Callable[..., Codebook]


def test_content_takes_the_most_specific_row(book: Book) -> None:
    content = book(
        content="""
request:
  "073": {mode: help, cameo: "0233"}
  AID.food: {cameo: "1"}
  AID: {cameo: "2"}
  not AID: {cameo: "3"}
  else: {type: ASK}
"""
    ).content
    assert content.look_up("request", "AID", "food", "0731") == Change(mode="help", cameo="0233")
    assert content.look_up("request", "AID", "food", "070") == Change(cameo="1")
    assert content.look_up("request", "AID", None, None) == Change(cameo="2")
    assert content.look_up("request", "not AID", None, None) == Change(cameo="3")
    assert content.look_up("request", "MEET", None, None) == Change(type="ASK", clear_mode=True)
    assert content.look_up("request", None, None, None) == Change(type="ASK", clear_mode=True)
    assert content.look_up("unknown", "AID", None, None) is None


def test_reductions_take_the_first_rule_that_fits(book: Book) -> None:
    reductions = book(
        reductions="""
- {when: {status: future, types: ["073"]}, becomes: {type: ASK, mode: help}}
- {when: {status: [future, negated], types: [AID]}, becomes: {type: ASK}}
- {when: {status: future, types: [MEET.visit], told_by: [actor]}, becomes: {status: hypothetical}}
"""
    ).reductions
    find = reductions.find
    assert find("AID", "food", "0731", "future", told_by="outlet") == Change(type="ASK", mode="help")
    assert find("AID", "food", "070", "negated", told_by="outlet") == Change(type="ASK", clear_mode=True)
    assert find("AID", None, None, "actual", told_by="outlet") is None
    assert find("MEET", "visit", None, "future", told_by="outlet") is None
    assert find("MEET", "visit", None, "future", told_by="actor") == Change(status="hypothetical")


def test_reductions_take_mode_and_code_from_a_content_table(book: Book) -> None:
    find = book(
        content='promise:\n  AID.food: {mode: help, cameo: "033"}\n  AID: {type: MEET}',
        reductions="""
- when: {status: future, types: [AID], told_by: [actor, side]}
  content: promise
  becomes: {type: ASK, cameo: "030", status: actual}
- {when: {status: negated, types: [ASK], heard: true}, becomes: {status: actual}}
""",
    ).reductions.find
    food = find("AID", "food", None, "future", told_by="actor")
    assert food == Change(type="ASK", mode="help", cameo="033", status="actual")
    assert find("AID", None, None, "future", told_by="side") == Change(
        type="MEET", cameo="030", status="actual", clear_mode=True
    )
    assert find("AID", "food", None, "future", told_by="other") is None
    assert find("ASK", None, None, "negated", told_by="outlet") is None
    assert find("ASK", None, None, "negated", told_by="outlet", heard=True) == Change(status="actual")


def test_codes_and_their_parents() -> None:
    assert code_and_parents("0231") == ("0231", "023", "02")
    assert code_and_parents(None) == ()


def test_hosting(book: Book) -> None:
    hosting = book(hosting="MEET: {at_party: {mode: visit}, elsewhere: {cameo: '070'}}").hosting
    assert (hosting["MEET"].at_party, hosting["MEET"].elsewhere) == (Change(mode="visit"), Change(cameo="070"))


def test_parts(book: Book) -> None:
    parts = book(parts="results: {AID: [help]}\naims: {AID: [ASK]}\nconditions: {ASK: [if, unless]}").parts
    assert (parts.results, parts.aims) == ({"AID": {"help"}}, {"AID": {"ASK"}})
    assert parts.conditions == {"ASK": {"if", "unless"}}


@pytest.mark.parametrize(
    ("event_type", "participants", "admitted"),
    [
        ("AID", [("FRA", ("GOV",)), ("MLI", ("BUS",))], True),
        ("AID", [("FRA", ("BUS",))], False),
        ("AID", [("UNO", ())], True),
        ("AID", [], True),
        ("MEET", [("FRA", ("BUS",))], True),
    ],
)
def test_parties(
    book: Book, event_type: str, participants: list[tuple[str | None, tuple[str, ...]]], admitted: bool
) -> None:
    parties = book(parties="sectors: [GOV]\nkinds: [UNO]\nexempt: [MEET]\nreason: private").parties
    assert parties is not None
    assert parties.reason == "private"
    assert parties.admit(event_type, participants) is admitted


def test_fallback_support_and_domains(book: Book) -> None:
    known = book(
        fallback="slots: {AID: [to, for]}\nplaces: {AID: [in]}\nreciprocal: [MEET]",
        support="active: [hold, carry out]\npassive: [suffer]",
        domains="game: {classes: [sport], share: 0.5, least: 2, reason: a game}",
    )
    assert known.fallback.slots == {"AID": ("to", "for")}
    assert known.fallback.reciprocal == {"MEET"}
    assert known.support.active == {"hold", "carry"}
    assert (known.domains[0].least, known.domains[0].reason) == (2, "a game")


def test_contexts(book: Book) -> None:
    contexts = book(contexts="food: {definition: what is eaten, words: [bread, rice ration]}").contexts
    assert contexts.definitions == {"food": "what is eaten"}
    assert contexts.words("food") == ["bread", "rice ration"]


def test_a_codebook_may_leave_every_table_out(book: Book) -> None:
    known = book()
    assert (known.parties, known.domains, known.hosting, known.content.tables) == (None, (), {}, {})
    assert known.uncoded.why("070") is None
    assert known.decisions.decisions == ()


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("content", "- a"),
        ("content", "request: [a]"),
        ("content", "request: {AID: {colour: red}}"),
        ("content", "request: {AID: help}"),
        ("reductions", "- {when: {types: [AID]}, becomes: {type: ASK}}"),
        ("reductions", "- AID"),
        ("hosting", "MEET: {at_party: {mode: visit}}"),
        ("hosting", "MEET: visit"),
        ("parts", "results: [help]"),
        ("parts", "results: {AID: help}"),
        ("parties", "sectors: GOV"),
        ("fallback", "slots: {AID: to}"),
        ("fallback", "reciprocal: MEET"),
        ("support", "active: hold"),
        ("domains", "game: {classes: [sport]}"),
        ("contexts", "food: bread"),
        ("uncoded", "- {codes: ['070']}"),
        ("uncoded", "- {codes: ['070', '070'], reason: a}"),
        ("decisions", "decisions: [{found: a, decision: b}]"),
        ("ontology", "types: {AID: {quad: two}}"),
    ],
)
def test_errors_name_the_file(book: Book, table: str, text: str) -> None:
    with pytest.raises(CodebookError, match=rf"{table}\.yaml: "):
        book(**{table: text})
