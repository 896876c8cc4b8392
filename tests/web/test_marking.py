"""Marked texts lose no character, whatever the marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.web.marking import Mark, pieces

OFFSETS = st.integers(-2, 30)
MARKS = st.builds(Mark, OFFSETS, OFFSETS, st.sampled_from(["trigger", "actor", "place"]), st.sampled_from("ab"))


@given(st.text(max_size=25), st.lists(MARKS, max_size=8))
def test_pieces_join_to_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(piece.text for piece in pieces(text, marks)) == text


def test_overlapping_marks_share_their_piece() -> None:
    cut = pieces("Mali's junta said", [Mark(0, 12, "actor", "a"), Mark(0, 4, "place", "b")])
    assert [(p.text, p.roles) for p in cut] == [("Mali", ("actor", "place")), ("'s junta", ("actor",)), (" said", ())]
    assert cut[0].roles_in("b") == ["place"]
