"""The table on wide output and the list on narrow terminals show the same events."""

from __future__ import annotations

import io

from rich.console import Console

from foreigndesk.cli.cells import standing_cell, words_cell
from foreigndesk.cli.explanation import print_explanations
from foreigndesk.cli.listing import print_listing
from foreigndesk.cli.table import print_table
from foreigndesk.desk.desk import Desk

REPORT = "Kenya, which borders Sudan, expelled two Sudanese diplomats on Monday, the foreign ministry said in Nairobi."


def test_listing_shows_act_parties_and_words(desk: Desk) -> None:
    coding = desk.code(REPORT, published="2022-05-03")
    stream = io.StringIO()
    print_listing(coding.events, Console(file=stream, width=80, highlight=False))
    lines = stream.getvalue().splitlines()
    assert lines[0].startswith("SANCTION.expel  actual, the foreign ministry asserts  2022-05-02")
    assert "→" in lines[1]
    assert "expelled" in lines[2]
    assert all(len(line) <= 80 for line in lines)


def test_table_of_one_article(desk: Desk) -> None:
    stream = io.StringIO()
    print_table([desk.code(REPORT)], stream)
    assert "according to" in stream.getvalue()


def test_whether_and_who_says_so_stand_together(desk: Desk) -> None:
    event = desk.code("Rwanda denied that its troops had shelled the camp near Goma.").events[0]
    assert standing_cell(event, ", ").plain == "negated, Rwanda denies"
    plain = desk.code("Rwandan troops shelled the camp near Goma.").events[0]
    assert standing_cell(plain, ", ").plain == "actual"


def test_explanation_shows_the_words_of_status_and_attribution(desk: Desk) -> None:
    stream = io.StringIO()
    print_explanations([desk.code("The army did not shell the camp near Goma, a UN spokesman said.")], stream)
    shown = stream.getvalue()
    assert "[not]status" in shown
    assert "[said]cue" in shown
    assert "negated, a UN spokesman asserts" in shown


def test_words_are_cut_at_the_edge_of_a_word(desk: Desk) -> None:
    event = desk.code(REPORT, published="2022-05-03").events[0]
    words = words_cell(event, 20, 20).plain
    assert words == "…borders Sudan, expelled two Sudanese…"
