"""The register: signing, renunciation and violation of agreements under their various names."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from foreigndesk.desk.desk import Desk
from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.linking import Agreement, Report, read_reports, register_agreements
from foreigndesk.linking.steps import StepTable
from foreigndesk.store.columns import event_rows

Mentions = dict[str, Sequence[dict[str, Any]]]


@pytest.fixture(scope="module")
def register(reports: list[Report], mentions: Mentions) -> list[Agreement]:
    return register_agreements(reports, mentions)


def of(register: list[Agreement], *parties: str) -> Agreement:
    (found,) = [agreement for agreement in register if agreement.parties == parties]
    return found


def test_one_agreement_from_signing_to_renunciation(register: list[Agreement]) -> None:
    agreement = of(register, "FRA", "MLI")
    assert (agreement.kind, agreement.year, agreement.state) == ("military", 2014, "renounced")
    assert [step.step for step in agreement.steps] == ["signed", *["renounced"] * 4]
    assert agreement.steps[0].first == date(2014, 7, 16)
    assert {step.source for step in agreement.steps} >= {"Record", "the junta"}
    assert "its defence agreement with France" in agreement.names


def test_the_year_of_a_name_is_not_the_day_of_the_act(register: list[Agreement]) -> None:
    renounced = [step for step in of(register, "FRA", "MLI").steps if step.step == "renounced"]
    assert all(step.first is None or step.first.year == 2022 for step in renounced)


def test_a_truce_and_its_violation(register: list[Agreement]) -> None:
    truce = of(register, "ARM", "AZE")
    assert truce.kind == "ceasefire"
    assert [step.step for step in truce.steps] == ["agreed", "in force", "violated"]
    assert truce.state == "violated"
    assert truce.steps[-1].source == "Armenia"


def test_a_planned_signing_changes_no_state(register: list[Agreement]) -> None:
    treaty = of(register, "IRN", "OMN")
    assert treaty.kind == "economic"
    assert [(step.step, step.status) for step in treaty.steps] == [("signed", "future")]
    assert treaty.state is None


def test_the_order_of_reports_does_not_matter(
    reports: list[Report], mentions: Mentions, register: list[Agreement]
) -> None:
    shuffled = list(reports)
    random.Random(1).shuffle(shuffled)
    assert register_agreements(shuffled, mentions) == register


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("its defence accords with France", "military"),
        ("the shaky cease-fire", "ceasefire"),
        ("a gas deal", "economic"),
        ("the Algiers accord", "agreement"),
    ],
)
def test_kinds_by_name(phrase: str, kind: str) -> None:
    assert StepTable.load().kind(phrase) == kind


def test_the_last_row_takes_what_is_left() -> None:
    last = StepTable.load().steps[-1]
    assert last.types + last.cameo + last.frames + last.words + last.status == ()


CASES = yaml.safe_load((Path(__file__).parent / "agreements.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_records(desk: Desk, case: dict[str, Any]) -> None:
    codings = [
        desk.code(text, published=day, url=f"https://example.org/{number}")
        for number, (day, text) in enumerate(case["reports"])
    ]
    reports = read_reports(row for coding in codings for row in event_rows(coding))
    mentions = {coding.article.article_id: [actor.to_dict() for actor in coding.actors] for coding in codings}
    found = [record(agreement) for agreement in register_agreements(reports, mentions)]
    assert len(found) == len(case["records"])
    for wanted in case["records"]:
        assert any(wanted == {key: one[key] for key in wanted} for one in found), found


def record(agreement: Agreement) -> dict[str, Any]:
    return {
        "name": agreement.name,
        "parties": list(agreement.parties),
        "kind": agreement.kind,
        "year": agreement.year,
        "steps": [step.step for step in agreement.steps],
    }


def test_known_names_are_of_one_agreement_each() -> None:
    rows = load_yaml(knowledge_dir() / "linking" / "known_agreements.yaml")
    names = [name.lower() for row in rows for name in {row["name"], *row.get("also", ())}]
    assert len(names) == len(set(names))
    kinds = {*StepTable.load().kinds, StepTable.load().general, "water"}
    assert {row["kind"] for row in rows} <= kinds
