"""Headline, byline and date line of plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.sources.top_matter import read_top_matter

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "top_matter.yaml").read_text(encoding="utf-8"))
BODY = (
    "BAMAKO, May 2 - Mali's rulers said on Monday they were ending a defence accord with France, in place since\n"
    "2014.\n\nThe foreign ministry in Paris called the decision unjustified."
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["top"])
def test_top_matter(case):
    top = read_top_matter(case["top"] + BODY, take_headline=True)
    assert top.headline == case.get("headline")
    assert top.published == case.get("published")
    assert [cut.reason for cut in top.cuts] == case.get("cuts", [])
    assert top.text.endswith(BODY)
    if not case.get("headline"):
        assert top.text == case["top"] + BODY


def test_known_title_leaves_the_first_row():
    text = f"Junta scraps accord with Paris\n\n{BODY}"
    assert read_top_matter(text, take_headline=False).text == text


def test_headlines_alone_are_no_report():
    text = "Junta scraps accord\n\nRebels seize town"
    assert read_top_matter(text, take_headline=True).headline is None


def test_date_headings_inside_the_body_stay():
    text = f"{BODY}\n\n3 May 2022\n\nTroops left the base."
    assert read_top_matter(text, take_headline=True).text == text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_taken(text):
    top = read_top_matter(text, take_headline=True)
    pieces = " ".join([top.text, top.headline or "", *(cut.text for cut in top.cuts)])
    assert sorted(pieces.replace("#", "").split()) == sorted(text.replace("#", "").split())
