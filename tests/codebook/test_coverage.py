"""Coverage and gaps: what frames and tables reach, what is explained, what is missing, and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foreigndesk.codebook import Codebook
from foreigndesk.codebook.coverage import Coverage
from foreigndesk.codebook.gaps import gaps
from foreigndesk.codebook.lint import lint

Book = Callable[..., Codebook]

GIVE = """
frames:
- id: give
  verbs: [give]
  cameo: "070"
  actor: subject
  examples: [{text: "A gave B bread.", trigger: gave}]
  variants:
  - {id: food, when: {object: {words: [bread]}}, mode: food, cameo: "073"}
"""
ASK = """
frames:
- id: ask
  verbs: [ask]
  when: {clause: {event: [AID]}}
  content: {in: clause, by: request}
  actor: subject
  cameo: "01"
- id: beg
  verbs: [beg]
  content: {in: clause, by: request}
  actor: subject
"""
TABLE = """
request: {"073": {mode: help, cameo: "023"}, MEET: {cameo: "026"}, ASK.help: {cameo: "029"}, else: {cameo: "020"}}
"""


def test_frames_and_content(book: Book) -> None:
    known = Coverage(book(types__AID=GIVE, types__ASK=ASK, content=TABLE))
    assert known.frames_to_code("070") == {"frame": {"AID.give"}}
    assert known.frames_to_code("073") == {"variant": {"AID.give/food"}}
    assert known.frames_to_code("023") == {"content": {"ASK.ask", "ASK.beg"}}
    assert known.frames_to_code("026") == {}, "no frame codes MEET, so no content can be one"
    assert known.frames_to_code("029") == {"content": {"ASK.beg"}}, "the other frame wants AID in its clause"
    assert known.frames_to_code("01") == {}, "the table always says something else"
    assert known.frames_to_mode("ASK", "help") == {"ASK.ask", "ASK.beg"}


def test_hosting_and_reductions(book: Book) -> None:
    known = Coverage(
        book(
            types__MEET="frames: [{id: meet, verbs: [meet], actor: subject}]",
            hosting='MEET: {at_party: {mode: visit, cameo: "042"}, elsewhere: {cameo: "044"}}',
            reductions='- {when: {status: future, types: [MEET.visit]}, becomes: {type: AID, cameo: "030"}}',
        )
    )
    assert known.frames_to_code("042") == known.frames_to_code("044") == {"hosting": {"MEET.meet"}}
    assert known.frames_to_code("030") == {"reduction": {"MEET.meet"}}
    assert known.codes() == {"042", "044", "030"}


def problems(codebook: Codebook) -> str:
    return "\n".join(f"{finding.place}: {finding.problem}" for finding in gaps(codebook))


def test_gaps(book: Book) -> None:
    found = problems(
        book(
            types__AID=GIVE,
            nouns__a="used: {words: [x], includes: [within]}\nwithin: {words: [y]}\nidle: {words: [z]}",
            domains="game: {classes: [used], share: 0.5, least: 2, reason: a game}",
            uncoded="- {codes: ['07'], reason: a root}\n- {codes: ['073'], reason: nobody says so}",
        )
    )
    assert "CAMEO 073 (Provide food) is said not to be coded, and AID.give/food codes it" in found
    assert "mode 'food' is reached by 1 frames" in found
    assert "no frame uses the noun class 'idle'" in found
    for absent in ("'used'", "'within'", "CAMEO 07 ", "CAMEO 070"):
        assert absent not in found


def test_codes_neither_reached_nor_explained(book: Book) -> None:
    assert "CAMEO 07 (PROVIDE AID) is neither reached by a frame nor explained" in problems(book(types__AID=GIVE))
    assert problems(book(types__AID=GIVE, uncoded="- {codes: ['07*'], reason: all of them}")).count("is neither") == 0


@pytest.mark.parametrize(
    ("frame", "hidden"),
    [
        ("{id: b, verbs: [give], when: {object: {words: [bread]}}}", True),
        ("{id: b, verbs: [give, hand], when: {object: {words: [bread]}}}", False),
        ("{id: b, verbs: [give], when: {object: {words: [rice]}}}", False),
        ("{id: b, verbs: [give], when: {object: {words: [bread]}}, priority: 3}", False),
    ],
)
def test_frames_that_can_never_match(book: Book, frame: str, hidden: bool) -> None:
    first = "{id: a, verbs: [give], when: {object: {words: [bread]}}, priority: 2}"
    found = problems(book(types__AID=f"frames:\n- {first}\n- {frame}\n"))
    assert ("AID.yaml:3: AID.b: can never match: AID.a asks for no more" in found) is hidden


def test_lint_gives_lines_and_looks_into_tables(book: Book) -> None:
    found = "\n".join(
        f"{finding.place}: {finding.problem}"
        for finding in lint(
            book(
                types__AID=GIVE.replace("{words: [bread]}", "{event: [LOVE, AID.gold]}"),
                content="request: {AID: {type: ASK, mode: rain}}",
                reductions='- {when: {status: future, types: [AID]}, becomes: {type: LOVE, cameo: "999"}}',
                uncoded="- {codes: ['99*'], reason: never}",
            )
        )
    )
    assert "AID.yaml:9: AID.give/food: unknown type or mode 'AID.gold' in a condition" in found
    assert "content.yaml: request, AID: ASK has no mode 'rain'" in found
    assert "reductions.yaml: future AID: unknown type 'LOVE'" in found
    assert "reductions.yaml: future AID: unknown CAMEO code '999'" in found
    assert "uncoded.yaml: explains the unknown CAMEO code '99*'" in found
