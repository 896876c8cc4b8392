"""Page furniture: rows that must go, sentences that look like them and must stay, and whole texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.errors import KnowledgeError
from foreigndesk.sources.furniture import cut_furniture
from foreigndesk.sources.furniture_rules import load_furniture

CASES = Path(__file__).parent / "cases"
BEFORE = "Mali's junta said on Monday it was ending a defence accord with France, in place since 2014."
MORE = "The foreign ministry in Paris called the decision unjustified and said that its troops would leave."
LAST = "Denmark had withdrawn its contingent in January after the authorities demanded its departure."


def load(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("rule", "row"), [(case["rule"], row) for case in load("rows_cut") for row in case["rows"]])
def test_row_is_cut(rule, row):
    cleaned = cut_furniture(f"{BEFORE}\n\n{MORE}\n\n{LAST}\n\n{row}")
    assert cleaned.text == f"{BEFORE}\n\n{MORE}\n\n{LAST}"
    assert [(cut.text, cut.reason.partition(": ")[2]) for cut in cleaned.cuts] == [(row, rule)]


@pytest.mark.parametrize("row", load("prose_kept"))
@pytest.mark.parametrize(
    "shape",
    ["{before}\n\n{row}\n\n{more}", "{row}\n\n{more}", "{before}\n\n{more}\n\n{row}", "{before}\n{row}\n{more}"],
)
def test_prose_is_kept(row, shape):
    text = shape.format(before=BEFORE, row=row, more=MORE)
    assert cut_furniture(text).text == text


@pytest.mark.parametrize("case", load("texts"), ids=lambda case: case["why"])
def test_whole_text(case):
    cleaned = cut_furniture(case["text"])
    assert cleaned.text == case["kept"]
    assert [cut.reason for cut in cleaned.cuts] == case["reasons"]


@pytest.mark.parametrize("case", load("texts"), ids=lambda case: case["why"])
def test_tail_only_keeps_offsets(case):
    assert case["text"].startswith(cut_furniture(case["text"], tail_only=True).text)


@pytest.mark.parametrize("case", load("texts"), ids=lambda case: case["why"])
def test_cutting_again_cuts_nothing(case):
    assert cut_furniture(case["kept"]).cuts == ()


ROWS = st.lists(
    st.one_of(
        st.sampled_from([row for case in load("rows_cut") for row in case["rows"]]),
        st.sampled_from([BEFORE, MORE, LAST, "Rebels storm army base"]),
        st.text(max_size=60),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(ROWS, st.sampled_from(["\n", "\n\n"]))
def test_nothing_is_lost_and_nothing_is_made_up(rows, gap):
    text = gap.join(rows)
    cleaned = cut_furniture(text)
    words = sorted(text.split())
    assert sorted(" ".join([cleaned.text, *(cut.text for cut in cleaned.cuts)]).split()) == words


@settings(max_examples=50, deadline=2000)
@given(
    st.sampled_from(["Reporting by ", "A and ", "More ", "(A/", "x @a.b ", "By A ", "© A ", "A > ", "AFP/"]),
    st.integers(1, 120),
)
def test_no_row_is_slow(piece, times):
    cut_furniture(f"{BEFORE}\n\n{piece * times}\n\n{MORE}")


@pytest.mark.parametrize(
    "rule",
    ["{name: a, cut: all, whole: [x]}", "{name: a, cut: row, whoel: [x]}", "{name: a, cut: row, pattern: ['(']}"],
)
def test_wrong_rule_is_named(rule, tmp_path):
    path = tmp_path / "furniture.yaml"
    path.write_text(f"rules:\n- {rule}\n")
    with pytest.raises(KnowledgeError, match="a: "):
        load_furniture(path)
