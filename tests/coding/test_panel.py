"""The panel: agreement makes surer, contradiction refuses or overrules, and every trace shows both voices."""

from __future__ import annotations

import numpy as np
import pytest

from foreigndesk.article import Article
from foreigndesk.coding.findings import Findings
from foreigndesk.coding.panel import Panel, Verdict, log_odds, sure_enough
from foreigndesk.coding.proposal import READER, Proposal
from foreigndesk.desk.desk import Desk
from foreigndesk.reader.labels import ReaderLabels
from foreigndesk.reader.voices import Voices

CODES_OF = {"AID": ("070",), "ASSAULT": ("190", "194")}
LABELS = ReaderLabels(("NONE", "AID", "ASSAULT"), ("070", "190", "194"), ("actual",), CODES_OF)
PANEL = Panel(
    frame=Verdict({"frame": 1, "same_type": 1}, 0.5),
    reader=Verdict({"type": 1}, 0.5),
    overruled=Verdict({"other_type": 1}, 0.8),
    code=0.6,
)


class Said:
    """A hearing in which the reader says the same of every word."""

    def __init__(self, *acts: float, codes: tuple[float, ...] = (0.3, 0.2, 0.5)) -> None:
        self.shares = np.array(acts, np.float32)
        self.codes = codes

    def of(self, sentence: object) -> Voices:
        words = len(sentence)  # type: ignore[arg-type]
        acts = np.tile(self.shares, (words, 1))
        codes = np.tile(np.array(self.codes, np.float32), (words, 1))
        return Voices(
            LABELS, acts, acts, codes, np.ones((words, 1), np.float32), np.zeros((words, words, 3), np.float32)
        )


@pytest.fixture
def proposal(desk: Desk) -> Proposal:
    (sentence,) = desk.engine.parse(Article(text="Kenya shelled Somalia.")).sentences
    return Proposal(sentence, (1,), 1, False, None, "ASSAULT", None, "194", [], [], "frames", "ASSAULT.shell", 0.6)


def judged(proposal: Proposal, *said: float) -> Findings:
    return PANEL.judge(Findings([proposal]), Said(*said))  # type: ignore[arg-type]


def test_agreement_makes_surer(proposal: Proposal) -> None:
    (passed,) = judged(proposal, 0.1, 0.0, 0.9).proposals
    assert passed.confidence > 0.9
    assert (passed.coder, passed.cameo) == ("frames", "194")
    (step,) = [step for step in passed.trace if step.field == "voices"]
    assert "frame ASSAULT 0.60" in step.reason
    assert "reader ASSAULT 0.90" in step.reason
    assert "both agree" in step.reason


@pytest.mark.parametrize(("share", "code"), [(0.5, "194"), (0.9, "190")])
def test_on_the_same_type_the_surer_code_stands(proposal: Proposal, share: float, code: str) -> None:
    hearing = Said(0.1, 0.0, 0.9, codes=(0.0, share, 1 - share))
    (passed,) = PANEL.judge(Findings([proposal]), hearing).proposals  # type: ignore[arg-type]
    assert (passed.cameo, passed.coder) == (code, "frames")


def test_a_frame_without_support_is_turned_down(proposal: Proposal) -> None:
    found = judged(proposal, 0.99, 0.005, 0.005)
    assert found.proposals == []
    assert "does not support" in found.rejections[0].reason
    assert found.rejections[0].nearest == "ASSAULT.shell"


def test_a_sure_reader_overrules(proposal: Proposal) -> None:
    (passed,) = judged(proposal, 0.05, 0.94, 0.01).proposals
    assert (passed.type, passed.cameo, passed.coder) == ("AID", "070", READER)
    assert passed.confidence == pytest.approx(0.94)


@pytest.mark.parametrize(("share", "passes"), [(0.9, True), (0.3, False)])
def test_the_reader_alone_passes_above_its_threshold(proposal: Proposal, share: float, passes: bool) -> None:
    proposal.coder = proposal.rule = READER
    found = judged(proposal, 1 - share, 0.0, share)
    assert bool(found.proposals) == passes
    assert bool(found.rejections) != passes


def test_types_the_reader_was_not_taught_are_left_alone(proposal: Proposal) -> None:
    proposal.type = "STATEMENT"
    (passed,) = judged(proposal, 1.0, 0.0, 0.0).proposals
    assert passed.confidence == 0.6


def test_what_is_not_sure_enough_is_turned_down(proposal: Proposal) -> None:
    assert sure_enough(Findings([proposal]), 0.6).proposals == [proposal]
    found = sure_enough(Findings([proposal]), 0.7)
    assert found.proposals == []
    assert found.rejections[0].reason == "less sure than 0.70"


def test_log_odds_stay_within_bounds() -> None:
    assert [log_odds(share) for share in (0.0, 0.5, 1.0)] == [-6, 0, 6]
