"""CAMEO's statements: only when asked, beside the acts and never instead of them, and told by the fingerprint."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from foreigndesk.cli.main import cli
from foreigndesk.codebook import Codebook
from foreigndesk.codebook.lint import lint
from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.examples import check_examples
from foreigndesk.knowledge import knowledge_dir

FOLDER = knowledge_dir() / "cameo_statements"
TEXT = (
    "Mali renounced its defence accords with France on Monday. The Pentagon declined to comment. "
    "Canada's prime minister said the harvest had been poor. Russian forces shelled Kharkiv, Ukraine's president said. "
    "Norway's foreign minister was pessimistic."
)


@pytest.fixture(scope="module")
def speaking() -> Desk:
    return Desk(cameo_statements=True)


def test_statements_come_in_the_order_of_the_text(speaking: Desk) -> None:
    events = speaking.code(TEXT, published="2022-05-03").events
    assert [(event.type, event.cameo) for event in events if event.type == "STATEMENT"] == [
        ("STATEMENT", "011"),
        ("STATEMENT", "010"),
        ("STATEMENT", "012"),
    ]
    assert [event.sentence for event in events] == sorted(event.sentence for event in events)
    declined = next(event for event in events if event.cameo == "011")
    assert (declined.quad, declined.intensity, declined.goldstein, declined.coder) == (1, 0, -0.1, "statements")


def test_acts_are_the_same_with_and_without(speaking: Desk, desk: Desk) -> None:
    with_them, without = speaking.code(TEXT, published="2022-05-03"), desk.code(TEXT, published="2022-05-03")
    assert tuple(event for event in with_them.events if event.type != "STATEMENT") == without.events
    assert with_them.claims == without.claims
    assert not any(event.type == "STATEMENT" for event in without.events)


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces shelled Kharkiv, Ukraine's president said.",
        "Ukraine's president said Russian forces had shelled Kharkiv.",
    ],
)
def test_saying_gives_way_to_the_act_that_is_told(speaking: Desk, text: str) -> None:
    coding = speaking.code(text)
    assert [event.type for event in coding.events] == ["ASSAULT"]
    assert any("a statement that is coded as “shelled”" in rejection.reason for rejection in coding.rejected)


def test_the_fingerprint_tells(speaking: Desk, desk: Desk) -> None:
    assert speaking.version != desk.version


def test_the_codebook_is_clean_and_its_examples_pass() -> None:
    assert [f"{finding.place}: {finding.problem}" for finding in lint(Codebook.load(FOLDER))] == []
    own = Desk(codebook=FOLDER)
    assert [f"{f.frame}: {f.problem}" for f in check_examples(own, own.codebook.frames)] == []


@pytest.mark.parametrize(("flags", "codes"), [((), []), (("--cameo-statements",), ["011"])])
def test_the_command_line(flags: tuple[str, ...], codes: list[str]) -> None:
    report = "The Pentagon declined to comment."
    result = CliRunner().invoke(cli, ["code", "-", "--format", "jsonl", *flags], input=report)
    assert [event["cameo"] for event in json.loads(result.output)["events"]] == codes
